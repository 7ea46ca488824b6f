package com.acme.newsletter;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@RequiredArgsConstructor
class StoredSubscriptions implements Subscriptions {
    private final SubscriberRepository subscribers;
    private final TopicRepository topics;
    private final InvitationRepository invitations;
    private final ComplaintRepository complaints;

    @Override
    @Transactional
    public void subscribe(String email, String topic) {
        if (subscribers.existsByEmailIgnoreCase(email)) { // expect: data-check-then-insert
            throw new IllegalStateException("subscribed already");
        }
        subscribers.save(new Subscriber(email));
    }

    @Override
    @Transactional
    public long topic(String name) {
        return topics.findByName(name) // silent: data-check-then-insert because a unique key on the name stands behind it
                .orElseGet(() -> topics.save(new Topic(name)))
                .getId();
    }

    @Override
    @Transactional
    public void invite(String email) {
        invitations.findByEmail(email).ifPresent(each -> { // expect: data-check-then-insert
            throw new IllegalStateException("invited already");
        });
        invitations.save(new Invitation(email));
    }

    @Override
    @Transactional
    public void complain(String email) {
        Subscriber subscriber = subscribers.findByEmail(email) // silent: data-check-then-insert because nothing is inserted when it is absent
                .orElseThrow();
        if (complaints.existsByRemark("none")) { // silent: data-check-then-insert because what is looked for is not what is stored
            return;
        }
        complaints.save(new Complaint(subscriber.getEmail()));
    }
}

package com.acme.docs;

import java.util.List;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class DocumentService {
    private final DocumentRepository documents;
    private final ShareRepository shares;
    private final TemplateRepository templates;

    public DocumentService(DocumentRepository documents, ShareRepository shares, TemplateRepository templates) {
        this.documents = documents;
        this.shares = shares;
        this.templates = templates;
    }

    public List<Document> of(Long caller) {
        return documents.findByOwnerId(caller);
    }

    public Document read(Long id, Long caller) {
        return documents.findByIdAndOwnerId(id, caller).orElseThrow();
    }

    @Transactional
    public void rename(Long id, String title, Long caller) {
        Document document = documents.findByIdAndOwnerId(id, caller).orElseThrow();
        document.setTitle(title);
    }

    @Transactional
    public void remove(Long id, Long caller) {
        documents.deleteByIdAndOwnerId(id, caller);
    }

    public Document mine(Long id, Long caller) {
        return documents.findByIdAndOwnerId(id, caller).orElseThrow(); // silent: auth-object-not-owned because the query asks for the owner
    }

    public Document compared(Long id, Long caller) {
        Document document = documents.findById(id).orElseThrow(); // silent: auth-object-not-owned because strangers are thrown out
        if (!document.getOwner().getId().equals(caller)) {
            throw new AccessDeniedException("not yours");
        }
        return document;
    }

    public Document filtered(Long id, Long caller) {
        return documents.findById(id) // silent: auth-object-not-owned because only the caller's passes the filter
                .filter(document -> document.getOwner().getId().equals(caller))
                .orElseThrow();
    }

    public Document shared(Long id, Long caller) {
        if (!shares.existsByDocumentIdAndUserId(id, caller)) {
            throw new AccessDeniedException("not shared with you");
        }
        return documents.findById(id).orElseThrow(); // silent: auth-object-not-owned because it was shared with the caller
    }

    public Template template(Long id) {
        return templates.findById(id).orElseThrow(); // silent: auth-object-not-owned because templates belong to nobody
    }

    public boolean exists(Long id) {
        return documents.existsById(id); // silent: auth-object-not-owned because no row is shown
    }
}

package dev.lintel.guard.limit;

/// Is told what limits do, for metrics. Called on the request's thread.
public interface LimitEvents {
    LimitEvents NONE = new LimitEvents() {
        @Override
        public void refused(String rule, Verdict.Reason reason) {}

        @Override
        public void wouldHaveRefused(String rule) {}

        @Override
        public void uncounted(CountedBy instead) {}
    };

    void refused(String rule, Verdict.Reason reason);

    /// A rule in report-only mode.
    void wouldHaveRefused(String rule);

    /// The shared store was down for this request.
    void uncounted(CountedBy instead);
}

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** What is measured: each is done by many people at once, everybody in a session of their own. */
sealed interface Work {
    String name();

    /** Does what has to be there before, for so many deeds of each connection. */
    default void prepare(int connections, int deeds) throws Exception {}

    /** What the next deed of this connection answers, where that can be answered only once. */
    default String once(int connection) {
        return "";
    }

    /** Does it once for this connection and returns how many bytes came back; 0 if it went wrong. */
    int run(int connection);

    /** A client sends a check-in of five answers, which were kept before. */
    record Submit(List<Seed.Account> clients, List<Visitor> visitors, List<Queue<UUID>> asked, List<Queue<Kept>> kept)
            implements Work {
        private static final Pattern REVISION = Pattern.compile("name=\"revision\" value=\"(\\d+)\"");

        record Kept(String path, String revision) {}

        static Submit of(List<Seed.Account> clients, List<Visitor> visitors) {
            List<Queue<UUID>> asked = new ArrayList<>();
            List<Queue<Kept>> kept = new ArrayList<>();
            clients.forEach(client -> {
                asked.add(new ArrayDeque<>(client.requests()));
                kept.add(new ArrayDeque<>());
            });
            return new Submit(clients, visitors, asked, kept);
        }

        @Override
        public String name() {
            return "submit a response";
        }

        @Override
        public void prepare(int connections, int deeds) throws Exception {
            try (var threads = Executors.newFixedThreadPool(8)) {
                List<Future<?>> all = new ArrayList<>();
                for (int i = 0; i < connections; i++) {
                    int who = i;
                    all.add(threads.submit(() -> {
                        while (kept.get(who).size() < deeds && !asked.get(who).isEmpty()) {
                            kept.get(who).add(keep(who));
                        }
                    }));
                }
                for (var done : all) {
                    done.get();
                }
            }
        }

        private Kept keep(int who) {
            String path = "/relationships/%s/assignments/%s"
                    .formatted(
                            clients.get(who).couples().getFirst(),
                            asked.get(who).remove());
            visitors.get(who)
                    .post(
                            path, "window", "0.bench", "at", "5", "go", "next", "q1", "3", "q2", "2", "q3", "4", "q4",
                            "1", "q5", "3")
                    .expect(302);
            var review = visitors.get(who).get(path + "/review").expect(200);
            var found = REVISION.matcher(review.body());
            if (!found.find()) {
                throw new IllegalStateException("nothing to send: " + review.body());
            }
            return new Kept(path, found.group(1));
        }

        @Override
        public String once(int who) {
            String path = kept.get(who).element().path();
            return path.substring(path.lastIndexOf('/') + 1);
        }

        @Override
        public int run(int who) {
            Kept next = kept.get(who).poll();
            if (next == null) {
                throw new Round.Over();
            }
            var answer = visitors.get(who).post(next.path() + "/response", "revision", next.revision());
            return answer.status() == 302 && answer.location().contains("/responses/") ? 1 : 0;
        }
    }

    /** A client writes to the partner and the therapist, whose open page hears of it. */
    record Send(List<Seed.Account> clients, List<Visitor> visitors, List<Ear> ears, String[] at) implements Work {
        private static final Pattern AT = Pattern.compile("data-at=\"([^\"]+)\"");

        static Send of(List<Seed.Account> clients, List<Visitor> visitors, List<Visitor> readers) {
            return new Send(
                    clients,
                    visitors,
                    readers.stream()
                            .map(reader -> new Ear(reader, (ear, step) -> {}))
                            .toList(),
                    new String[visitors.size()]);
        }

        /** Everybody opens the page that they write on. */
        @Override
        public void prepare(int connections, int deeds) {
            for (int who = 0; who < connections; who++) {
                at(who, visitors.get(who).get(path(who)).expect(200));
            }
        }

        /** Where the writer's page stands from now on. */
        private void at(int who, Visitor.Answer answer) {
            var found = AT.matcher(answer.body());
            if (found.find()) {
                at[who] = found.group(1);
            }
        }

        private String path(int who) {
            return "/relationships/" + clients.get(who).couples().getFirst() + "/messages/together";
        }

        @Override
        public String name() {
            return "send a message";
        }

        @Override
        public int run(int who) {
            var answer = visitors.get(who)
                    .postPart(
                            path(who),
                            "window",
                            "0." + UUID.randomUUID(),
                            "body",
                            "We talked on Sunday as we had planned, and it went better than the last time.",
                            "at",
                            at[who]);
            at(who, answer);
            return bytes(answer);
        }
    }

    /** A therapist opens one relationship after the other: the page, then the chart and the open questionnaires that it fetches. */
    record Open(List<Seed.Account> therapists, List<Visitor> visitors, int[] next) implements Work {
        @Override
        public String name() {
            return "open a relationship (page and two tiles)";
        }

        @Override
        public int run(int who) {
            String path = path(therapists, next, who);
            var visitor = visitors.get(who);
            return bytes(
                    visitor.get(path), visitor.part(path + "/outcomes/tile"), visitor.part(path + "/measures/tile"));
        }
    }

    /** A therapist looks at one chart after the other; each look is written to the trail. */
    record Chart(List<Seed.Account> therapists, List<Visitor> visitors, int[] next) implements Work {
        @Override
        public String name() {
            return "the chart of one measure";
        }

        @Override
        public int run(int who) {
            return bytes(visitors.get(who).get(path(therapists, next, who) + "/outcomes/csi-16"));
        }
    }

    private static String path(List<Seed.Account> therapists, int[] next, int who) {
        var couples = therapists.get(who).couples();
        return "/relationships/" + couples.get(next[who]++ % couples.size());
    }

    private static int bytes(Visitor.Answer... answers) {
        int sum = 0;
        for (var answer : answers) {
            if (answer.status() != 200) {
                return 0;
            }
            sum += answer.body().length();
        }
        return sum;
    }
}

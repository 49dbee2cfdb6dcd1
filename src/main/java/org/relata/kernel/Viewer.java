package org.relata.kernel;

import java.util.function.Supplier;

/** Who is looking, in which practice and as what. The web layer binds it for a request; listeners and jobs bind the one their event carries. */
public record Viewer(PracticeId practice, PersonId person, Capacity capacity) {
    private static final ScopedValue<Viewer> CURRENT = ScopedValue.newInstance();

    /** The viewer of this request or job; asking where nobody looks is a programming error. */
    public static Viewer current() {
        return CURRENT.orElseThrow(() -> new IllegalStateException("nobody is looking"));
    }

    public static boolean isBound() {
        return CURRENT.isBound();
    }

    public <T> T call(Supplier<T> work) {
        return ScopedValue.where(CURRENT, this).call(work::get);
    }

    public void run(Runnable work) {
        ScopedValue.where(CURRENT, this).run(work);
    }

    public boolean isClient() {
        return capacity == Capacity.CLIENT;
    }
}

package org.relata.confidence;

/** How closely a comparison looks. */
enum Watch {
    /** Both walls stand: what is denied looks as if it were not there. */
    BOTH_WALLS,
    /** One wall stands alone: nothing that is denied may be had, in whatever manner it is denied. */
    ONE_WALL
}

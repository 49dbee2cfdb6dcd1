/** The database that comes with Relata: PostgreSQL as a child process on one data folder, and the cold copy of that folder. */
@NullMarked
package org.relata.platform.postgres;

import org.jspecify.annotations.NullMarked;

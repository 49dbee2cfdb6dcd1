/** The database put through what machines do to it: kills, full disks, strangers on the port, and copies. */
@NullMarked
package org.relata.platform.postgres;

import org.jspecify.annotations.NullMarked;

package org.relata.platform.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What PostgreSQL is told. */
final class Settings {
    /**
     * Given on the command line at every start, so that no file in the data folder can weaken them: nothing acknowledged
     * is lost, nobody outside this machine gets in, and the log never holds what people wrote.
     */
    private static final Map<String, String> ALWAYS = Map.ofEntries(
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("password_encryption", "scram-sha-256"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_destination", "stderr"),
            Map.entry("logging_collector", "on"),
            Map.entry("log_filename", "postgres-%a.log"),
            Map.entry("log_rotation_age", "1d"),
            Map.entry("log_rotation_size", "0"),
            Map.entry("log_truncate_on_rotation", "on"),
            Map.entry("log_file_mode", "0600"),
            Map.entry("log_line_prefix", "%m [%p] "),
            Map.entry("log_statement", "none"),
            Map.entry("log_min_error_statement", "panic"),
            Map.entry("log_min_duration_statement", "-1"),
            Map.entry("log_parameter_max_length", "0"),
            Map.entry("log_parameter_max_length_on_error", "0"),
            Map.entry("log_error_verbosity", "terse"));

    /** Written into postgresql.conf once; the owner of a larger machine may raise them there. */
    private static final Map<String, String> AT_FIRST = Map.ofEntries(
            Map.entry("max_connections", "60"),
            Map.entry("shared_buffers", "64MB"),
            Map.entry("work_mem", "4MB"),
            Map.entry("maintenance_work_mem", "32MB"),
            Map.entry("effective_cache_size", "512MB"),
            Map.entry("huge_pages", "off"),
            Map.entry("io_method", "sync"),
            Map.entry("autovacuum_max_workers", "2"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("max_worker_processes", "4"),
            Map.entry("max_logical_replication_workers", "0"),
            Map.entry("max_wal_size", "512MB"),
            Map.entry("min_wal_size", "32MB"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"));

    private Settings() {}

    static List<String> ofServer(DataFolder folder, int port) {
        List<String> words = new ArrayList<>(List.of("-D", folder.postgres().toString(), "-p", Integer.toString(port)));
        words.addAll(flags(ALWAYS));
        words.addAll(List.of("-c", "log_directory=" + folder.log()));
        return words;
    }

    static List<String> ofNewCluster() {
        return flags(AT_FIRST);
    }

    private static List<String> flags(Map<String, String> settings) {
        List<String> words = new ArrayList<>();
        new TreeMap<>(settings).forEach((name, value) -> words.addAll(List.of("-c", name + "=" + value)));
        return words;
    }
}

package cn.bianmin.platform.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What differs from one operating system to another. Each has its archive of PostgreSQL's programs; the build brings the one of its
 * own machine (the profiles {@code postgresql-*} in the pom).
 *
 * @param name as the system property {@code os.name} has it: {@code Linux}, {@code Mac OS X}, {@code Windows 11}
 * @param processor as {@code os.arch} has it: {@code amd64}, {@code x86_64} or {@code aarch64}
 */
record HostSystem(String name, String processor) {

    private static final Path PROC = Path.of("/proc/self");

    static HostSystem current() {
        return new HostSystem(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    /** Linux tells in {@code /proc} who a process is; elsewhere {@link ProcessHandle} has to do. */
    static boolean hasProc() {
        return Files.exists(PROC);
    }

    /** The resource that holds the programs, empty when none are made for this system. */
    Optional<String> archive() {
        return switch (family() + "/" + processor) {
            case "Linux/amd64" -> Optional.of("/postgres-linux-x86_64.txz");
            case "Linux/aarch64" -> Optional.of("/postgres-linux-arm_64.txz");
            case "Mac OS X/x86_64" -> Optional.of("/postgres-darwin-x86_64.txz");
            case "Mac OS X/aarch64" -> Optional.of("/postgres-darwin-arm_64.txz");
            case "Windows/amd64" -> Optional.of("/postgres-windows-x86_64.txz");
            default -> Optional.empty();
        };
    }

    /** The file of a program in {@code bin}. */
    String executable(String program) {
        return isWindows() ? program + ".exe" : program;
    }

    @Override
    public String toString() {
        return name + " on " + processor;
    }

    private String family() {
        return isWindows() ? "Windows" : name;
    }

    private boolean isWindows() {
        return name.startsWith("Windows");
    }
}

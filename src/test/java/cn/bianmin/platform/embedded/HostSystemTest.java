package cn.bianmin.platform.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostSystemTest {

    @ParameterizedTest
    @CsvSource({
            "Linux,      amd64,   /postgres-linux-x86_64.txz,   initdb",
            "Linux,      aarch64, /postgres-linux-arm_64.txz,   initdb",
            "Mac OS X,   x86_64,  /postgres-darwin-x86_64.txz,  initdb",
            "Mac OS X,   aarch64, /postgres-darwin-arm_64.txz,  initdb",
            "Windows 11, amd64,   /postgres-windows-x86_64.txz, initdb.exe" })
    void eachSystemHasItsArchive(String name, String processor, String archive, String program) {
        var system = new HostSystem(name, processor);
        assertThat(system.archive()).contains(archive);
        assertThat(system.executable("initdb")).isEqualTo(program);
    }

    @ParameterizedTest
    @CsvSource({ "Linux, riscv64", "Windows 11, aarch64", "FreeBSD, amd64" })
    void whatHasNoArchiveIsNotGivenAnothers(String name, String processor) {
        assertThat(new HostSystem(name, processor).archive()).isEmpty();
    }

    @Test
    void theBuildBringsTheArchiveOfItsOwnMachine() {
        assertThat(HostSystem.current().archive()).hasValueSatisfying(
                archive -> assertThat(HostSystem.class.getResource(archive)).as(archive).isNotNull());
    }
}

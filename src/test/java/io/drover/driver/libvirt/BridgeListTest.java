package io.drover.driver.libvirt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeListTest {

    @ParameterizedTest
    @CsvSource({
        "<interface type='bridge' name='xenbr0'><bridge/></interface>, true",
        "<interface type='ethernet' name='eth0'/>, false"
    })
    void onlyABridgeIsOne(String xml, boolean bridge) {
        assertThat(BridgeList.describesBridge(xml)).isEqualTo(bridge);
    }

    @ParameterizedTest
    @CsvSource({
        "xenbr0, true",
        "xenbr, false",
    })
    void aBridgeThatLibvirtCannotDescribeForAGuestsInterfaceInItIsOneAllTheSame(String name, boolean bridge) {
        var error =
                "internal error: Could not get interface information for 'vif5.0', which is a member of bridge 'xenbr0'";
        assertThat(BridgeList.saysBridge(name, error)).isEqualTo(bridge);
    }
}

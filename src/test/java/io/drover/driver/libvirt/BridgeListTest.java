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
        assertThat(BridgeList.isBridge(xml)).isEqualTo(bridge);
    }
}

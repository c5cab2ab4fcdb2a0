package io.drover.model;

import java.util.Set;

/**
 * The hypervisor as {@code xl info} describes it.
 *
 * @param version its version with its patch level
 * @param capabilities the words of {@code virt_caps}, such as {@code hvm}, {@code hap}, {@code shadow}, {@code hvm_directio}
 * @param commandLine what it was booted with
 * @param totalBytes memory of the machine
 * @param freeBytes what it could give to a guest now
 * @param claimedBytes memory promised to guests that are being built ({@code outstanding_claims})
 * @param architecture such as {@code x86_64}
 * @param threads logical processors
 * @param kilohertz the processors' clock
 */
public record Hypervisor(
        Version version,
        Set<String> capabilities,
        String commandLine,
        long totalBytes,
        long freeBytes,
        long claimedBytes,
        String architecture,
        int threads,
        long kilohertz) {

    public Hypervisor {
        capabilities = Set.copyOf(capabilities);
    }
}

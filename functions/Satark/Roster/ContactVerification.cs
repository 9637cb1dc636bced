namespace Satark.Roster;

/// <summary>Whether a contact point is somebody's so surely that a word from it counts as theirs.</summary>
public static class ContactVerification
{
    /// <summary>Whether a word from this address counts as the officer's: it is the one that stands with them now. A number that was changed since the call speaks for nobody.</summary>
    public static bool IsVerified(Officer officer, string address) => address.Length > 0 && string.Equals(officer.Phone, address, StringComparison.Ordinal);

    /// <summary>The same of the last resort.</summary>
    public static bool IsVerified(LastResort last, string address) => address.Length > 0 && string.Equals(last.Phone, address, StringComparison.Ordinal);
}

using Satark.Board;

namespace Satark.Intake;

/// <summary>A refused request that named a known key, kept because refused is not lost.</summary>
/// <param name="Id">Its id: sorts by time.</param>
/// <param name="PartnerId">Whose key it named.</param>
/// <param name="PartnerName">As the desk says it.</param>
/// <param name="KeyId">Which key.</param>
/// <param name="SignatureFits">Whether the sender proved to have the key; else it stands apart and silent.</param>
/// <param name="Reason">Why it was refused, in our own words.</param>
/// <param name="At">When.</param>
/// <param name="SealedBody">The first 256 KiB of its body, sealed (base64).</param>
/// <param name="Count">How many stand behind it.</param>
/// <param name="CaseId">The case that was opened from it, or null.</param>
/// <param name="DismissedBy">The officer who took it off the desk, or null.</param>
public sealed record RefusedAlert(
    string Id, string PartnerId, string PartnerName, string KeyId, bool SignatureFits, string Reason, DateTimeOffset At, string? SealedBody, int Count, string? CaseId = null, string? DismissedBy = null)
{
    /// <summary>As the desk sees it.</summary>
    public RefusedRow Row => new(Id, PartnerName, KeyId, Reason, At, SignatureFits && CaseId is null, Count);
}

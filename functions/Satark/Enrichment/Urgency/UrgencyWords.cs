namespace Satark.Enrichment.Urgency;

/// <summary>What a cue says, in words for an officer.</summary>
public static class UrgencyWords
{
    /// <summary>In English and Hindi.</summary>
    public static (string English, string Hindi) Of(UrgencyCue cue) => (Words<UrgencyCueKind>.Of(cue.Kind), Words<UrgencyCueKind>.Of(cue.Kind));
}

using Satark.Enrichment.Urgency;
using Satark.Tips.Questionnaires;

namespace Satark.Relay.Web.Forms;

/// <summary>Signs that a life may be at stake, in what was typed.</summary>
internal static class Signs
{
    /// <summary>What is said where a crime goes on now.</summary>
    public const string Crime = "crime-now";

    /// <summary>What is said where somebody may harm themselves.</summary>
    public const string SelfHarm = "self-harm";

    /// <summary>The text of the questionnaire that is to be said at once, or null where nothing speaks of danger to a life.</summary>
    public static string? Of(string words) =>
        UrgencyFinder.Find(words).Level >= UrgencyLevel.Elevated ? SelfHarm
        : MessageReader.Default.TellsOfCrimeInProgress(words) ? Crime
        : null;
}

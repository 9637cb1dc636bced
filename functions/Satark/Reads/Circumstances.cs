using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Searching;

namespace Satark.Reads;

/// <summary>What makes an act of reading or of searching worth a question.</summary>
internal static class Circumstances
{
    /// <summary>Whether it is between 22:00 and 06:00 in India.</summary>
    public static bool IsNight(DateTimeOffset at) => at.ToOffset(IndiaTime.Offset).Hour is >= 22 or < 6;

    /// <summary>Whether a number is one of the officer's own.</summary>
    /// <param name="officer">The officer.</param>
    /// <param name="number">As <see cref="TermForms.Phone"/> writes it.</param>
    public static bool IsOwnNumber(Officer officer, string number) =>
        new[] { officer.Phone, officer.WhatsApp }.Any(own => TermForms.Clean(own) is { } clean && TermForms.Phone(clean) == number);
}

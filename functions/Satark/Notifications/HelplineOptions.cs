namespace Satark.Notifications;

/// <summary>A helpline that texts name.</summary>
/// <param name="Name">In English.</param>
/// <param name="Hindi">In Hindi.</param>
/// <param name="Number">As it is dialled; several with "or" between them.</param>
/// <param name="CheckedOn">When somebody last made sure that it is right.</param>
/// <param name="InMails">Whether it stands at the foot of every mail.</param>
public sealed record Helpline(string Name, string Hindi, string Number, DateOnly CheckedOn, bool InMails = false);

/// <summary>Settings <c>Satark:Helplines</c>. WHO's guidance for media (2023): always a helpline.</summary>
public sealed record HelplineOptions
{
    /// <summary>The helplines that come with Satark.</summary>
    public static readonly IReadOnlyList<Helpline> Known =
    [
        new("Emergency", "आपात सेवा", "112", Checked, InMails: true),
        new("Tele-MANAS (mental health)", "टेली-मानस (मानसिक स्वास्थ्य)", "14416 or 1-800-891-4416", Checked, InMails: true),
        new("Childline", "चाइल्डलाइन", "1098", Checked),
        new("Women's helpline", "महिला हेल्पलाइन", "181", Checked),
        new("Women Power Line (Uttar Pradesh)", "वीमेन पावर लाइन (उत्तर प्रदेश)", "1090", Checked),
        new("Cyber fraud", "साइबर ठगी", "1930", Checked),
    ];

    /// <summary>All of them, in the order in which they are shown.</summary>
    public IReadOnlyList<Helpline> Helplines { get; init; } = Known;

    private static DateOnly Checked => new(2026, 11, 21);

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        for (var i = 0; i < Helplines.Count; i++)
        {
            var helpline = Helplines[i];
            if (string.IsNullOrWhiteSpace(helpline.Name) || string.IsNullOrWhiteSpace(helpline.Hindi))
            {
                yield return $"Satark:Helplines:{i}: Name and Hindi are missing.";
            }

            if (string.IsNullOrWhiteSpace(helpline.Number))
            {
                yield return $"Satark:Helplines:{i}:Number is missing.";
            }

            if (helpline.CheckedOn == default)
            {
                yield return $"Satark:Helplines:{i}:CheckedOn is missing: the date on which somebody made sure that the number is right.";
            }
        }

        foreach (var number in (string[])["112", "14416"])
        {
            if (!Helplines.Any(h => h.InMails && h.Number.Contains(number, StringComparison.Ordinal)))
            {
                yield return $"Satark:Helplines: {number} must be among those with InMails.";
            }
        }
    }
}

namespace Satark.Tips.Questionnaires;

/// <summary>A text in each language of the questionnaire. Urdu is written from right to left.</summary>
/// <remarks>Generated JSON readers set what a file does not name to null, past its initial value: here it stays empty, and is a fault.</remarks>
public sealed record LocalText
{
    /// <summary>Hindi.</summary>
    public string Hi { get; init => field = value ?? ""; } = "";

    /// <summary>English.</summary>
    public string En { get; init => field = value ?? ""; } = "";

    /// <summary>Urdu.</summary>
    public string Ur { get; init => field = value ?? ""; } = "";

    /// <summary>Bhojpuri.</summary>
    public string Bho { get; init => field = value ?? ""; } = "";

    /// <summary>The text in a language (<c>hi</c>, <c>en</c>, <c>ur</c>, <c>bho</c>); in Hindi where the language is none of these.</summary>
    public string In(string? language) => language switch
    {
        "en" => En,
        "ur" => Ur,
        "bho" => Bho,
        _ => Hi,
    };

    /// <summary>This text with something done to it in each language.</summary>
    internal LocalText With(Func<string, string> change) => new() { Hi = change(Hi), En = change(En), Ur = change(Ur), Bho = change(Bho) };
}

/// <summary>A language in which informers are spoken to.</summary>
/// <param name="Id"><c>hi</c>, <c>en</c>, <c>ur</c> or <c>bho</c> (BCP 47).</param>
/// <param name="Name">What it calls itself.</param>
/// <param name="IsRightToLeft">Whether it is written from right to left.</param>
/// <param name="Template">In which language the vendor's templates are registered for it (WhatsApp has none in Bhojpuri).</param>
public sealed record FormLanguage(string Id, string Name, bool IsRightToLeft, string Template);

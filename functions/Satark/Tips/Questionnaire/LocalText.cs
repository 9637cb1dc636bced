namespace Satark.Tips;

/// <summary>A text in each language of the questionnaire. Urdu is written from right to left.</summary>
public sealed record LocalText
{
    /// <summary>Hindi.</summary>
    public string Hi { get; init; } = "";

    /// <summary>English.</summary>
    public string En { get; init; } = "";

    /// <summary>Urdu.</summary>
    public string Ur { get; init; } = "";

    /// <summary>Bhojpuri.</summary>
    public string Bho { get; init; } = "";

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

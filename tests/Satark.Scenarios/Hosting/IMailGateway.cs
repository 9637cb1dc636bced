namespace Satark.Scenarios;

/// <summary>A mail as its provider took it.</summary>
/// <param name="To">The address.</param>
/// <param name="Text">The readable text.</param>
/// <param name="Whole">All of it: headers, texts and whatever else was handed over.</param>
public sealed record TakenMail(string To, string Text, string Whole);

/// <summary>The fake of an edition's mail provider.</summary>
public interface IMailGateway : IAsyncDisposable
{
    /// <summary>What it took, oldest first.</summary>
    IReadOnlyList<TakenMail> Mails { get; }

    /// <summary>The settings under which the edition finds it.</summary>
    IReadOnlyDictionary<string, string?> Settings { get; }

    /// <summary>It refuses every address for good, where this is true.</summary>
    bool RefusesRecipients { set; }

    /// <summary>It takes nothing for now and says so, where this is true.</summary>
    bool IsBusy { set; }
}

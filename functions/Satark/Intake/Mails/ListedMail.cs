using Satark.Intake.Mails.Reading;

namespace Satark.Intake.Mails;

/// <summary>An automatic mail that belongs to no case: it is listed, and nobody is called.</summary>
/// <param name="Id">Its id: sorts by time.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it came.</param>
/// <param name="SealedText">Who sent it, its subject and the beginning of its words, sealed (base64).</param>
public sealed record ListedMail(string Id, AutomaticMail Kind, DateTimeOffset At, string SealedText);

/// <summary>A listed mail as the state desk reads it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="At">When it came.</param>
/// <param name="Text">Who sent it, its subject and the beginning of its words, as plain text.</param>
public sealed record ListedMailRow(string Id, AutomaticMail Kind, DateTimeOffset At, string Text);

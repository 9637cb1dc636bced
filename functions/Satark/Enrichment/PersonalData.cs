using System.Text.Json.Serialization;

namespace Satark.Enrichment;

/// <summary>What kind of personal data a piece of text is.</summary>
[JsonConverter(typeof(Words<PersonalDataKind>))]
public enum PersonalDataKind
{
    /// <summary>A telephone number: Indian mobile, or land line with its area code.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A payment address of the Unified Payments Interface, such as <c>name@ybl</c>.</summary>
    UpiId,

    /// <summary>Twelve digits with the check digit of an Aadhaar number.</summary>
    Aadhaar,

    /// <summary>Ten letters and digits built like a Permanent Account Number of the Income Tax Department.</summary>
    Pan,

    /// <summary>The number of a payment card.</summary>
    BankCard,

    /// <summary>The number of a bank account, where the text calls it so.</summary>
    BankAccount,

    /// <summary>House, street and quarter of a postal address; never its town, district or PIN code.</summary>
    Address,
}

/// <summary>A piece of a text that is personal data and to be masked where the text is shown.</summary>
/// <param name="Start">Where it starts, in UTF-16 code units of the text as given.</param>
/// <param name="Length">How long it is, in UTF-16 code units; at least 1.</param>
/// <param name="Kind">What it is.</param>
public readonly record struct PersonalData(int Start, int Length, PersonalDataKind Kind)
{
    /// <summary>Where it ends (exclusive).</summary>
    public int End => Start + Length;
}

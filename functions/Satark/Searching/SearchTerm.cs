using System.Text.Json.Serialization;
using Satark.Privacy;

namespace Satark.Searching;

/// <summary>What a case is looked for by: one field, in the form in which both the case's words and the officer's typing are compared.</summary>
/// <param name="Kind">Which field.</param>
/// <param name="Value">The compared form: personal, except of a code.</param>
public sealed record SearchTerm(TermKind Kind, string Value)
{
    /// <summary>The name under which the index knows it: a keyed hash, so that no index holds a number or a name.</summary>
    public string Mark(IKeyRing keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "search", Words<TermKind>.Of(Kind), Value);
    }
}

/// <summary>Fields by which a case is found, the surest first: what reads as several is called by the first.</summary>
[JsonConverter(typeof(Words<TermKind>))]
public enum TermKind
{
    /// <summary>The short code that people say aloud, or the case's id: nothing personal.</summary>
    Code,

    /// <summary>The account's mail address.</summary>
    Email,

    /// <summary>The account's telephone, or that of whoever rang the desk.</summary>
    Phone,

    /// <summary>Where the post is.</summary>
    Url,

    /// <summary>The account's name, on whichever platform.</summary>
    Handle,

    /// <summary>The partner's own id of its alert.</summary>
    Reference,
}

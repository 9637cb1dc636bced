namespace Satark;

/// <summary>Why something expected cannot be done. Mapped once to an HTTP status.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong; <see cref="Refusal.Errors"/> names each field.</summary>
    Invalid,

    /// <summary>Who calls is not proven.</summary>
    Unauthenticated,

    /// <summary>The caller may not do this.</summary>
    Forbidden,

    /// <summary>There is no such thing, or the caller may not know of it.</summary>
    NotFound,

    /// <summary>Somebody else was faster, or the id means another thing already.</summary>
    Conflict,

    /// <summary>Not a legal move in this state.</summary>
    NotNow,

    /// <summary>It was valid once: used or expired.</summary>
    Gone,
}

/// <summary>An expected refusal: what is wrong and what to do.</summary>
/// <param name="Kind">The class of refusal.</param>
/// <param name="Text">One or two sentences for the caller: what is wrong, what to do.</param>
/// <param name="Errors">Wrong fields with what each should be, or null.</param>
public sealed record Refusal(RefusalKind Kind, string Text, IReadOnlyDictionary<string, string[]>? Errors = null)
{
    /// <summary>The same sentence in Hindi, for officers who read it on a phone or on the desk; null: the kind alone is told in Hindi.</summary>
    public string? Hindi { get; init; }

    /// <summary>What would open it, where a page can ask for it (<see cref="Reads.OutsideReading.Needs"/>); null: nothing.</summary>
    public string? Needs { get; init; }
}

/// <summary>A value, or an expected refusal.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>The refusal, or null where there is a value.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether there is a value.</summary>
    public bool IsOk => Refusal is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => Refusal is null ? _value! : throw new InvalidOperationException("Refused: " + Refusal.Text);

    /// <summary>Success.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>Refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}

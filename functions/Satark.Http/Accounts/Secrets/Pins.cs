using Satark.Privacy;

namespace Satark.Http.Accounts;

/// <summary>
/// PINs: 4 to 6 digits, so that two people change places at a board in two seconds. So few digits are guessed in a moment by whoever holds their hash:
/// they are first hashed under a key of the installation, which no backup holds.
/// </summary>
public sealed class Pins(Credentials credentials, IKeyRing keys)
{
    /// <summary>Fewest and most digits.</summary>
    public const int Fewest = 4, Most = 6;

    private const string Kind = "pin";

    /// <summary>What is wrong with a PIN, or null.</summary>
    public static string? Fault(string? pin) =>
        !IsPin(pin) ? $"{Fewest} to {Most} digits."
        : pin!.Distinct().Count() == 1 || IsRun(pin!, 1) || IsRun(pin!, -1) ? "Not one digit again and again, and not digits in a row: that is what everybody tries first."
        : null;

    /// <summary>Whether a text has the form of a PIN.</summary>
    public static bool IsPin(string? pin) => pin is { Length: >= Fewest and <= Most } && pin.All(char.IsAsciiDigit);

    /// <summary>Whether an officer has one.</summary>
    public Task<bool> ExistsAsync(string officerId, CancellationToken cancellationToken) => credentials.ExistsAsync(Kind, officerId, cancellationToken);

    /// <summary>Sets an officer's PIN and frees its lock.</summary>
    public Task SetAsync(string officerId, string pin, CancellationToken cancellationToken) => credentials.SetAsync(Kind, officerId, Keyed(officerId, pin), cancellationToken);

    /// <summary>Takes it away: the officer confirms with the password until a new one is set.</summary>
    public Task RemoveAsync(string officerId, CancellationToken cancellationToken) => credentials.RemoveAsync(Kind, officerId, cancellationToken);

    /// <summary>Tries a PIN.</summary>
    public Task<SecretAnswer> TryAsync(string officerId, string pin, CancellationToken cancellationToken) => credentials.TryAsync(Kind, officerId, Keyed(officerId, pin), cancellationToken);

    private static bool IsRun(string pin, int step) => pin.Zip(pin.Skip(1)).All(pair => pair.Second - pair.First == step);

    private string Keyed(string officerId, string pin) => Ids.Keyed(keys.Installation(KeyPurpose.Index).Span, "pin", officerId, pin);
}

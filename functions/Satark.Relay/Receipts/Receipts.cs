namespace Satark.Relay.Receipts;

/// <summary>Receipts of 16 digits: whoever holds one can read the tip's standing, answer and add, from any door.</summary>
public sealed class Receipts
{
    /// <summary>A fresh receipt of a tip, shown once as 4-4-4-4. Only a keyed slow hash of it is kept.</summary>
    public Task<string> IssueAsync(string alias, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The alias behind a receipt, typed in any of our scripts' digits with blanks or dashes; null where it is unknown, expired or muted, which all take equally long. Refused (come back later) while too many are looked up at once.</summary>
    public Task<Outcome<string?>> FindAsync(string digits, CancellationToken cancellationToken) => throw new NotImplementedException();
}

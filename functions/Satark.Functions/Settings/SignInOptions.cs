namespace Satark.Functions.Settings;

/// <summary>Settings <c>Satark:SignIn</c>: Entra ID by built-in authentication, or sessions of our own on a developer's machine.</summary>
public sealed record SignInOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:SignIn";

    /// <summary>The Entra tenant whose people sign in.</summary>
    public string? TenantId { get; init; }

    /// <summary>The client id of the app registration that built-in authentication uses.</summary>
    public string? ClientId { get; init; }

    /// <summary>"true": names, passwords and links as in the embedded host; refused in Azure.</summary>
    public string? Local { get; init; }

    /// <summary>Whether sessions are our own.</summary>
    public bool IsLocal => bool.TryParse(Local, out var local) && local;

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults(AzureSite site)
    {
        if (Local.IsSet() && !bool.TryParse(Local, out _))
        {
            yield return $"{Section}:Local must be true or false; it is '{Local}'.";
        }

        if (IsLocal)
        {
            if (site.IsAzure)
            {
                yield return $"{Section}:Local is refused in Azure: remove it and set {Section}:TenantId and {Section}:ClientId.";
            }
            else if (TenantId.IsSet() || ClientId.IsSet())
            {
                yield return $"{Section}:Local contradicts {Section}:TenantId and {Section}:ClientId: keep one of the two ways to sign in.";
            }

            yield break;
        }

        foreach (var (name, value, what) in new[] { ("TenantId", TenantId, "the Entra tenant's id"), ("ClientId", ClientId, "the app registration's client id") })
        {
            if (!Guid.TryParse(value, out _))
            {
                yield return $"{Section}:{name} is {(value.IsSet() ? "no GUID" : "missing")}: set it to {what}{(site.IsAzure ? "" : $", or {Section}:Local to true")}.";
            }
        }

        if (!site.IsAuthEnabled)
        {
            // Without it anybody could write the header that says who signed in.
            yield return $"{AzureSite.AuthEnabled} is not True: turn on built-in authentication for this app (allowing anonymous requests), and start again{(site.IsAzure ? "" : $"; or set {Section}:Local to true")}.";
        }
    }
}

using Microsoft.Extensions.Configuration;

namespace Satark.Relay.Line;

/// <summary>Settings <c>Satark:Relay:Desk</c>: where the desk is, and as whom a relay of its own calls it.</summary>
public sealed record DeskLineOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Relay:Desk";

    /// <summary>The desk's address, as in <c>https://desk.police.example</c>. Setting <c>Satark:Relay:Desk:Url</c>.</summary>
    public string? Url { get; init; }

    /// <summary>The id of the key that the desk gave (<c>partner add relay --scope relay</c>). Setting <c>Satark:Relay:Desk:KeyId</c>.</summary>
    public string? KeyId { get; init; }

    /// <summary>The key itself. Setting <c>Satark:Relay:Desk:Key</c>.</summary>
    public string? Key { get; init; }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="ArgumentException">They have faults; the text names each.</exception>
    public static DeskLineOptions Read(IConfiguration configuration)
    {
        var options = Unchecked(configuration);
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? options : throw new ArgumentException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>Reads the settings, whatever they are.</summary>
    public static DeskLineOptions Unchecked(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection(Section);
        return new DeskLineOptions { Url = section["Url"], KeyId = section["KeyId"], Key = section["Key"] };
    }

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (!Uri.TryCreate(Url, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        {
            yield return $"{Section}:Url must be the desk's whole address, such as https://desk.police.example.";
        }
        else if (url.Scheme != Uri.UriSchemeHttps && !url.IsLoopback)
        {
            yield return $"{Section}:Url must begin with https: what informers say goes there.";
        }

        if (string.IsNullOrWhiteSpace(KeyId))
        {
            yield return $"{Section}:KeyId is missing: set it to the key id that 'partner add relay --name Relay --scope relay' printed at the desk.";
        }

        if (string.IsNullOrWhiteSpace(Key))
        {
            yield return $"{Section}:Key is missing: set it to the key that 'partner add relay --name Relay --scope relay' printed at the desk.";
        }
    }

    /// <summary>Says nothing of the key, so that it can never be logged with the record.</summary>
    public override string ToString() => $"the desk at {Url}";
}

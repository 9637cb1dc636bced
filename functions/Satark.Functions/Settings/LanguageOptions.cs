using System.Globalization;

namespace Satark.Functions.Settings;

/// <summary>Settings <c>Satark:Language</c>: AI Language. Without an endpoint what is built in does all.</summary>
public sealed record LanguageOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Language";

    private const int LeastMilliseconds = 100;
    private const int MostMilliseconds = 30_000;

    /// <summary>Address of the Language resource, such as <c>https://name.cognitiveservices.azure.com</c>; or nothing.</summary>
    public string? Endpoint { get; init; }

    /// <summary>After how many milliseconds an answer is waited for no more, and what is built in is taken instead.</summary>
    public string TimeLimit { get; init; } = "2000";

    /// <summary>Whether there is a Language resource.</summary>
    public bool IsSet => Endpoint.IsSet();

    /// <summary>The same as a span; of settings without faults.</summary>
    public TimeSpan Limit => TimeSpan.FromMilliseconds(int.Parse(TimeLimit, CultureInfo.InvariantCulture));

    /// <summary>What is wrong, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        if (SettingRules.HttpsFault($"{Section}:Endpoint", Endpoint) is { } fault)
        {
            yield return fault;
        }

        if (!int.TryParse(TimeLimit, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit is < LeastMilliseconds or > MostMilliseconds)
        {
            yield return $"{Section}:TimeLimit must be a number of milliseconds from {LeastMilliseconds} to {MostMilliseconds}; it is '{TimeLimit}'.";
        }
    }
}

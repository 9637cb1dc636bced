namespace Satark.Local;

/// <summary>How a local Satark is started.</summary>
public sealed record LocalOptions
{
    /// <summary>The port unless somebody says otherwise.</summary>
    public const int DefaultPort = 8080;

    /// <summary>The data folder.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The port; 0 takes any that is free.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>The address to listen on.</summary>
    public string Bind { get; init; } = "127.0.0.1";

    /// <summary>Makes a new folder a demo.</summary>
    public bool Demo { get; init; }

    /// <summary>Under which address the outside reaches it, or null: setting <c>Satark:PublicUrl</c>, else the one that it listens on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>How fast human clocks run in a demo folder, or null: setting <c>Satark:Escalation:Scale</c>.</summary>
    public double? Scale { get; init; }

    /// <summary>Settings <c>Satark:*</c> that stand above those of the environment: for tests and for programs that start it themselves.</summary>
    public IReadOnlyDictionary<string, string?>? Settings { get; init; }

    /// <summary>The clock, or null: the machine's.</summary>
    public TimeProvider? Clock { get; init; }

    /// <summary>The built page, or null: the one beside the program.</summary>
    public string? PageFolder { get; init; }

    /// <summary>Has the last word about what is registered.</summary>
    public Action<IServiceCollection>? Configure { get; init; }

    /// <summary>The same for the relay's own services, where it shares the process.</summary>
    public Action<IServiceCollection>? ConfigureRelay { get; init; }
}

namespace Satark.Bench;

/// <summary>How much of everything.</summary>
internal sealed record Plan
{
    /// <summary>Alerts a second while the push latency is measured.</summary>
    public required int SteadyRate { get; init; }

    /// <summary>For how long.</summary>
    public required TimeSpan SteadyFor { get; init; }

    /// <summary>Alerts of the burst.</summary>
    public required int Burst { get; init; }

    /// <summary>For how long alerts are sent as fast as they are taken.</summary>
    public required TimeSpan FlatOutFor { get; init; }

    /// <summary>WhatsApp webhooks a second, at a steady rate.</summary>
    public required int WebhookRate { get; init; }

    /// <summary>For how long.</summary>
    public required TimeSpan WebhooksFor { get; init; }

    /// <summary>Messages that wait while the timers are measured.</summary>
    public required int Pending { get; init; }

    /// <summary>How many of them come due.</summary>
    public required int Due { get; init; }

    /// <summary>Within what time.</summary>
    public required TimeSpan DueWithin { get; init; }

    /// <summary>Cases in the folder whose start is measured.</summary>
    public required int Cases { get; init; }

    /// <summary>Alerts that each side gets before it is measured.</summary>
    public required int WarmUp { get; init; }

    /// <summary>How long a process rests before its memory is read.</summary>
    public required TimeSpan Rest { get; init; }

    /// <summary>Connections of the generator.</summary>
    public int Connections { get; init; } = 64;

    /// <summary>What the issue asks for.</summary>
    public static Plan Full { get; } = new()
    {
        SteadyRate = 50,
        SteadyFor = TimeSpan.FromSeconds(20),
        Burst = 5000,
        FlatOutFor = TimeSpan.FromSeconds(20),
        WebhookRate = 1000,
        WebhooksFor = TimeSpan.FromSeconds(30),
        Pending = 100_000,
        Due = 2000,
        DueWithin = TimeSpan.FromSeconds(20),
        Cases = 100_000,
        WarmUp = 3000,
        Rest = TimeSpan.FromSeconds(15),
    };

    /// <summary>For development: the same, shorter.</summary>
    public static Plan Quick { get; } = Full with
    {
        SteadyFor = TimeSpan.FromSeconds(5),
        FlatOutFor = TimeSpan.FromSeconds(5),
        WebhooksFor = TimeSpan.FromSeconds(10),
        Due = 500,
        DueWithin = TimeSpan.FromSeconds(5),
        Cases = 5000,
        Rest = TimeSpan.FromSeconds(5),
    };
}

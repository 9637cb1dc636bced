namespace Satark.Notifications.Sharing;

/// <summary>Settings <c>Satark:Calling</c>: how much the providers take, so that no partner fills more than half of it.</summary>
public sealed record CallingOptions
{
    /// <summary>The section.</summary>
    public const string Section = "Satark:Calling";

    /// <summary>The window in which messages are counted. Never scaled: providers are as fast in a demo.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    /// <summary>Phone calls that the provider places in a second. Twilio begins one a second and queues the rest (https://www.twilio.com/docs/voice/api/call-resource).</summary>
    public double VoicePerSecond { get; init; } = 1;

    /// <summary>Text messages that the provider takes in a second. Twilio sends ten a second from a sender header and queues the rest.</summary>
    public double SmsPerSecond { get; init; } = 10;

    /// <summary>WhatsApp messages that Meta takes in a second from one number.</summary>
    public double WhatsAppPerSecond { get; init; } = 80;

    /// <summary>How many messages one partner's cases may send by a channel within a window: half of what the provider takes, and one at least. Null: no limit.</summary>
    /// <param name="channel">One of <see cref="Channels"/>.</param>
    public int? ShareOf(string channel)
    {
        double? rate = channel switch { Channels.Voice => VoicePerSecond, Channels.Sms => SmsPerSecond, Channels.WhatsApp => WhatsAppPerSecond, _ => null };
        return rate is { } each ? Math.Max(1, (int)(each * Window.TotalSeconds / 2)) : null;
    }

    /// <summary>What is wrong with these settings, a sentence each that names the setting.</summary>
    public IEnumerable<string> Faults()
    {
        foreach (var (name, rate) in new[] { (nameof(VoicePerSecond), VoicePerSecond), (nameof(SmsPerSecond), SmsPerSecond), (nameof(WhatsAppPerSecond), WhatsAppPerSecond) })
        {
            if (rate is not (>= 0.2 and <= 10_000))
            {
                yield return $"{Section}:{name} must be between 0.2 and 10000: how many the provider takes in a second.";
            }
        }
    }
}

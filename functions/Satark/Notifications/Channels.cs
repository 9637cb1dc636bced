namespace Satark.Notifications;

/// <summary>Names of channels, as they stand in policies, deliveries and the outbox.</summary>
public static class Channels
{
    /// <summary>Open pages with armed sound.</summary>
    public const string Desk = "desk";

    /// <summary>E-mail.</summary>
    public const string Email = "email";

    /// <summary>Text message.</summary>
    public const string Sms = "sms";

    /// <summary>Phone call: a voice says what is urgent and asks for a key.</summary>
    public const string Voice = "voice";

    /// <summary>WhatsApp, from the desk's own number.</summary>
    public const string WhatsApp = "whatsapp";

    /// <summary>Leads nowhere: the only channel of synthetic alerts.</summary>
    public const string Synthetic = "synthetic";

    /// <summary>Signed HTTP request to an agency's system.</summary>
    public const string Webhook = "webhook";
}

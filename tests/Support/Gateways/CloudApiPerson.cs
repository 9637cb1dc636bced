using System.Security.Cryptography;
using System.Text;

namespace Satark.Support.Gateways;

/// <summary>Somebody on WhatsApp.</summary>
/// <param name="Phone">The number's digits; the webhook leaves it out for whoever has a user name.</param>
/// <param name="UserId">The business-scoped user id.</param>
/// <param name="Name">The profile's name.</param>
public sealed record CloudApiPerson(string Phone, string? UserId, string Name)
{
    /// <summary>Whether webhooks name the number.</summary>
    public bool ShowsPhone { get; init; } = true;

    /// <summary>Whether webhooks name the user id: those of before mid-2026 did not.</summary>
    public bool ShowsUserId { get; init; } = true;

    /// <summary>A message id in Meta's real form: base64 with the person's number inside, in both directions.</summary>
    /// <param name="n">Which message.</param>
    public string Wamid(int n)
    {
        var number = Encoding.ASCII.GetBytes(Phone);
        var random = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Phone}/{n}")))[..32];
        byte[] inside = [0x1C, 0x18, (byte)number.Length, .. number, 0x15, 0x02, 0x00, 0x12, 0x18, 0x20, .. Encoding.ASCII.GetBytes(random), 0x00];
        return "wamid." + Convert.ToBase64String(inside);
    }
}

/// <summary>A message as somebody saw it.</summary>
/// <param name="To">Who.</param>
/// <param name="Type"><c>text</c>, <c>button</c>, <c>list</c> or <c>template</c>.</param>
/// <param name="Body">The text, or the template's name.</param>
public sealed record CloudApiSeen(CloudApiPerson To, string Type, string Body)
{
    /// <summary>Ids of buttons or rows.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];

    /// <summary>A template's values.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Its message id.</summary>
    public string Wamid { get; init; } = "";

    /// <summary>When it was taken.</summary>
    public DateTimeOffset At { get; init; }
}

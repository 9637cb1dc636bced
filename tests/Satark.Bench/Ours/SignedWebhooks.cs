using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Satark.Bench.Load;
using Satark.Relay.WhatsApp;
using Satark.Support.Gateways;

namespace Satark.Bench.Ours;

/// <summary>
/// What many people write to the relay by WhatsApp: a thousand of them take turns until each has said five things, then the
/// next thousand. A word in a webhook, as Meta sends it while nothing is behind.
/// </summary>
/// <param name="name">Tells one crowd from another.</param>
internal sealed class SignedWebhooks(int name)
{
    /// <summary>The secret that signs them.</summary>
    public const string AppSecret = "0123456789abcdef0123456789abcdef";

    private const int Words = 5;
    private const int Crowd = 1000;

    private static readonly byte[] Secret = Encoding.UTF8.GetBytes(AppSecret);

    /// <summary>Webhooks, ready to be sent.</summary>
    public Series Series(int port, int count)
    {
        var requests = new ReadOnlyMemory<byte>[count];
        Parallel.For(0, count, i => requests[i] = Request(port, i));
        return new Series(requests, (index, reply) => reply.Status == 200 ? Id(index) : null);
    }

    /// <summary>Who writes the webhook of this number.</summary>
    public CloudApiPerson Person(int index)
    {
        var number = (index / (Crowd * Words) * Crowd) + (index % Crowd);
        return new CloudApiPerson(string.Create(CultureInfo.InvariantCulture, $"91{name:00}{number:00000000}"), string.Create(CultureInfo.InvariantCulture, $"IN.{name:00}{number:0000000000}"), $"Person {number}");
    }

    /// <summary>The vendor's id of its message.</summary>
    public string Id(int index) => Person(index).Wamid(Word(index));

    private static int Word(int index) => index / Crowd % Words;

    private ReadOnlyMemory<byte> Request(int port, int index)
    {
        var (person, word) = (Person(index), Word(index));
        var text = word == 0 ? "Hi" : string.Create(CultureInfo.InvariantCulture, $"Behind the market stolen motorcycles are sold every evening, this is part {word} of what I saw.");
        var body = Encoding.UTF8.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $$$"""{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"{{{person.Name}}}"},"wa_id":"{{{person.Phone}}}","user_id":"{{{person.UserId}}}"}],"messages":[{"from":"{{{person.Phone}}}","from_user_id":"{{{person.UserId}}}","id":"{{{person.Wamid(word)}}}","timestamp":"{{{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}}}","type":"text","text":{"body":"{{{text}}}"}}]},"field":"messages"}]}]}"""));
        return RequestBytes.Post(port, WhatsAppEndpoints.Path, body, $"{Satark.Http.Meta.HubSignature.Header}: sha256={Convert.ToHexStringLower(HMACSHA256.HashData(Secret, body))}\r\n");
    }
}

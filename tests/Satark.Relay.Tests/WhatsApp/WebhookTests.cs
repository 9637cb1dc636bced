using System.Text;
using System.Text.Json.Nodes;
using Satark.Support.Gateways;
using Xunit.Abstractions;

namespace Satark.Relay.Tests.WhatsApp;

public sealed class WebhookTests(ITestOutputHelper output) : IAsyncDisposable
{
    private static readonly int Inputs = Environment.GetEnvironmentVariable("SATARK_LONG") == "1" ? 1_000_000 : 20_000;

    private readonly RelayHouse _house = new();

    public async ValueTask DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task The_address_is_confirmed_with_the_word_agreed_on_and_with_no_other()
    {
        var right = await _house.AskAsync("GET", $"?hub.mode=subscribe&hub.verify_token={CloudApiGateway.VerifyToken}&hub.challenge=1158201444", [], null);
        Assert.Equal((200, "1158201444"), right);
        foreach (var wrong in new[] { "?hub.mode=subscribe&hub.verify_token=another&hub.challenge=1", "?hub.mode=subscribe&hub.challenge=1", $"?hub.mode=other&hub.verify_token={CloudApiGateway.VerifyToken}", "" })
        {
            Assert.Equal(403, (await _house.AskAsync("GET", wrong, [], null)).Status);
        }
    }

    [Fact]
    public async Task Two_secrets_are_believed_while_one_is_changed_and_a_signature_is_over_the_raw_bytes()
    {
        // Devanagari and emoji, escaped as Meta escapes them and not: any serialising again would change the bytes.
        var person = _house.Somebody();
        var plain = CloudApiWebhooks.Body([person], [_house.Webhooks.Text(person, "जुआ 🎲")], []);
        var raw = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(plain).Replace("\\u091C", "ज", StringComparison.Ordinal).Replace("{\"", "{ \"", StringComparison.Ordinal));
        Assert.NotEqual(plain.Length, raw.Length);
        Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Sign(raw))).Status);
        Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Sign(raw, "the-secret-that-was-before-this-one"))).Status);
        var saves = _house.Store.Saves;

        var good = CloudApiWebhooks.Sign(raw).Signature;
        foreach (var bad in new[] { null, "", "sha256=", good["sha256=".Length..], good.Replace("sha256", "sha1", StringComparison.Ordinal), good[..^2], good + "00", "sha256=" + new string('z', 64), CloudApiWebhooks.Sign(raw, "a-secret-of-nobody-at-all").Signature, CloudApiWebhooks.Sign(plain).Signature })
        {
            Assert.Equal(401, (await _house.PostAsync(raw, bad)).Status);
        }

        Assert.Equal(saves, _house.Store.Saves);
    }

    [Fact]
    public async Task What_is_signed_and_makes_no_sense_is_answered_well_and_stores_nothing()
    {
        foreach (var body in new[] { "", "{", "[]", "null", "42", "{}", "{\"object\":\"page\"}", "{\"object\":\"whatsapp_business_account\",\"entry\":{}}", "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"changes\":[{\"value\":{\"messages\":[{}, 3, null, {\"id\":\"x\"}],\"statuses\":[{\"status\":\"sent\"}]}}]}]}", "\ud800" })
        {
            Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Sign(Encoding.UTF8.GetBytes(body)))).Status);
        }

        Assert.Equal(0, _house.Store.Saves);
        Assert.Equal(413, (await _house.PostAsync(CloudApiWebhooks.Sign(new byte[4 * 1024 * 1024]))).Status);
    }

    [Fact]
    public async Task A_webhook_that_comes_twice_is_heard_once_for_seven_days()
    {
        var person = _house.Somebody();
        _house.Cloud.Heard(person);
        var webhook = CloudApiWebhooks.Of([person], _house.Webhooks.Text(person, "hello"));
        for (var day = 0; day < 7; day++)
        {
            Assert.Equal(200, (await _house.PostAsync(webhook)).Status);
            await _house.Pump.RunAsync(TimeSpan.FromDays(1));
            await _house.Get<Relay.Retention.KeepOrForget>().HandleAsync(default);
        }

        Assert.Equal(["Heard: hello"], _house.Cloud.SeenBy(person).Select(s => s.Body));
    }

    [Fact]
    public async Task Copies_of_one_webhook_at_the_same_moment_are_heard_once()
    {
        var person = _house.Somebody();
        _house.Cloud.Heard(person);
        var webhook = CloudApiWebhooks.Of([person], _house.Webhooks.Text(person, "hello"));
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(async () => Assert.Equal(200, (await _house.PostAsync(webhook)).Status))));
        await _house.Pump.RunDueAsync();
        Assert.Equal(["Heard: hello"], _house.Cloud.SeenBy(person).Select(s => s.Body));
    }

    [Fact]
    public async Task A_batch_of_many_people_and_messages_is_heard_by_each_talk_in_its_order()
    {
        var people = Enumerable.Range(0, 20).Select(i => _house.Somebody($"9198765400{i:D2}", i % 3 == 0 ? null : $"IN.99887766{i:D2}")).ToList();
        people.ForEach(_house.Cloud.Heard);
        var messages = Enumerable.Range(0, 30).SelectMany(n => people.Select(p => _house.Webhooks.Text(p, $"{n:D2}"))).ToList();
        Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Of(people, messages))).Status);
        await _house.Pump.RunDueAsync();
        foreach (var person in people)
        {
            Assert.Equal(Enumerable.Range(0, 30).Select(n => $"Heard: {n:D2}"), _house.Cloud.SeenBy(person).Select(s => s.Body));
        }
    }

    [Fact]
    public async Task Every_type_of_message_is_heard_as_what_it_is()
    {
        var person = _house.Somebody();
        _house.Cloud.Heard(person);
        var (web, button) = (_house.Webhooks, new JsonObject { ["payload"] = "yes:1", ["text"] = "Yes" });
        foreach (var message in new[]
        {
            web.Text(person, "words"), web.Row(person, "category:drugs", "Drugs"), web.Button(person, "ok:1", "OK"), web.Message(person, "button", button), web.Location(person, 25.75, 82.68),
            web.Media(person, "image", "1"), web.Media(person, "video", "2", "look"), web.Media(person, "audio", "3"), web.Media(person, "document", "4"), web.Media(person, "sticker", "5"),
            web.Message(person, "contacts", new JsonArray(new JsonObject { ["name"] = new JsonObject { ["formatted_name"] = "Somebody" } })), web.Message(person, "reaction", new JsonObject { ["emoji"] = "👍" }),
            web.Message(person, "order", new JsonObject()), web.Message(person, "unsupported", new JsonObject()), web.Message(person, "poll_of_next_year", new JsonObject()), web.Message(person, "system", new JsonObject { ["type"] = "other" }),
        })
        {
            Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Of([person], message))).Status);
            await _house.Pump.RunDueAsync();
        }

        Assert.Equal(
            [
                "Heard: words", "Chosen: category:drugs Drugs", "Chosen: ok:1 OK", "Chosen: yes:1 Yes", "Position: 25.75 82.68",
                "Medium: Photo ", "Medium: Video look", "Medium: Audio ", "Medium: Document ", "Cannot take: sticker",
                "Cannot take: contacts", "Cannot take: reaction", "Cannot take: order", "Cannot take: unsupported", "Cannot take: unknown", "Cannot take: system",
            ],
            _house.Cloud.SeenBy(person).Select(s => s.Body));
    }

    [Fact]
    public async Task Mutations_of_webhooks_throw_nothing_and_are_never_answered_with_5xx()
    {
        const int Seed = 20_260_301;
        var (random, person, web) = (new Random(Seed), _house.Somebody(), _house.Webhooks);
        byte[][] seeds =
        [
            CloudApiWebhooks.Body([person], [web.Button(person, "ok:1", "OK"), web.Message(person, "button", new JsonObject { ["payload"] = "yes:1", ["text"] = "Yes" }), web.Message(person, "reaction", new JsonObject { ["emoji"] = "👍" })], []),
            CloudApiWebhooks.Body([person], [web.Media(person, "video", "2", "look"), web.Media(person, "audio", "3"), web.Media(person, "document", "4"), web.Media(person, "sticker", "5")], []),
            CloudApiWebhooks.Body([person], [web.Message(person, "contacts", new JsonArray(new JsonObject { ["name"] = new JsonObject { ["formatted_name"] = "Somebody" } })), web.Message(person, "order", new JsonObject()), web.Message(person, "unsupported", new JsonObject())], []),
            CloudApiWebhooks.Body([person], [_house.Webhooks.Text(person, "जुआ"), _house.Webhooks.Location(person, 25, 82), _house.Webhooks.Media(person, "image", "77")], []),
            CloudApiWebhooks.Body([person], [_house.Webhooks.Row(person, "a:b", "A"), _house.Webhooks.Renumbered(person, person with { Phone = "919000000001" })], []),
            CloudApiWebhooks.Body([person], [], [_house.Webhooks.Status(new CloudApiSeen(person, "text", "x") { Wamid = person.Wamid(1) }, "failed", 131047)]),
        ];
        var (parsed, heard) = (0, 0);
        for (var i = 0; i < Inputs; i++)
        {
            var body = Mutate(seeds[i % seeds.Length], random);
            if (Relay.WhatsApp.WebhookReader.Read(body, _house.Clock.Now, out _) is { } events)
            {
                (parsed, heard) = (parsed + 1, heard + events.Count);
            }

            if (i % 20 == 0)
            {
                Assert.Equal(200, (await _house.PostAsync(CloudApiWebhooks.Sign(body))).Status);
            }
        }

        await _house.Pump.RunDueAsync();
        Assert.Empty(await _house.Store.DeadLettersAsync(10, default));
        output.WriteLine($"seed {Seed}: {parsed} parsed, {heard} heard");

        // A fuzz that only ever meets broken JSON would prove nothing.
        Assert.True(parsed > 4_000 && heard > 4_000, $"{parsed} parsed, {heard} heard");
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 6), bytes.Count - at));
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(((string[])["\\ud800", "null", "[]", "{}", "\"", "1e999", "-1", "\u202e", "0", ","])[random.Next(10)]));
                    break;
                case 3:
                    Replace(bytes, random);
                    break;
                case 4:
                    bytes[at] = (byte)('0' + random.Next(10));
                    break;
                default:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)));
                    break;
            }
        }

        return [.. bytes];
    }

    // Whole values change their kind, so that the JSON stays whole and its meaning does not.
    private static void Replace(List<byte> bytes, Random random)
    {
        try
        {
            var root = JsonNode.Parse(bytes.ToArray());
            var nodes = new List<JsonNode>();
            void Walk(JsonNode? node)
            {
                if (node is null)
                {
                    return;
                }

                nodes.Add(node);
                foreach (var child in node is JsonObject o ? o.Select(p => p.Value).ToList() : node is JsonArray a ? [.. a] : [])
                {
                    Walk(child);
                }
            }

            Walk(root);
            var one = nodes[random.Next(1, nodes.Count)];
            one.ReplaceWith(((JsonNode?[])[null, 7, "", "x", new JsonArray(), new JsonObject(), true, new string('9', 300)])[random.Next(8)]);
            bytes.Clear();
            bytes.AddRange(Encoding.UTF8.GetBytes(root!.ToJsonString()));
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            // Broken by an earlier change already.
        }
    }
}

using Satark.Support.Gateways;

namespace Satark.Relay.Tests.Talks;

/// <summary>Somebody with WhatsApp and the real conversation, from webhook to webhook.</summary>
internal sealed class Phone(RelayHouse house, CloudApiPerson person)
{
    private int _media;

    /// <summary>What is on the screen since the last act.</summary>
    public IReadOnlyList<CloudApiSeen> New { get; private set; } = [];

    /// <summary>All text since the last act.</summary>
    public string Screen => string.Join("\n", New.Select(seen => seen.Body));

    /// <summary>A phone before the real conversation, with the templates that are registered.</summary>
    public static Phone In(RelayHouse house)
    {
        house.Script = (talk, heard, now) => Relay.Conversation.Conversation.Hear(talk, heard, now);
        foreach (var language in (string[])["hi", "en", "ur"])
        {
            house.Cloud.Templates[("satark_news", language)] = 1;
            house.Cloud.Templates[("satark_waiting", language)] = 1;
        }

        return new Phone(house, house.Somebody());
    }

    /// <summary>Writes, and sees what comes at once.</summary>
    public Task SaysAsync(params string[] texts) => ActAsync(() => house.WriteAsync(person, texts));

    /// <summary>Writes, and waits until the answer is whole.</summary>
    public Task AnswersAsync(params string[] texts) => ActAsync(async () =>
    {
        await house.WriteAsync(person, texts);
        await house.Pump.RunAsync(TimeSpan.FromSeconds(30));
    });

    /// <summary>Presses the button or row of the newest message that offers it, by the end of its id.</summary>
    public Task PressesAsync(string end) => ActAsync(async () =>
    {
        var seen = house.Cloud.SeenBy(person).Last(message => message.Options.Any(id => id.EndsWith(end, StringComparison.Ordinal)));
        var id = seen.Options.First(option => option.EndsWith(end, StringComparison.Ordinal));
        house.Cloud.Heard(person);
        var message = seen.Type == "list" ? house.Webhooks.Row(person, id, id) : house.Webhooks.Button(person, id, id);
        Assert.Equal(200, (await house.PostAsync(CloudApiWebhooks.Of([person], message))).Status);
        await house.Pump.RunDueAsync();
    });

    /// <summary>Sends a medium, and waits the moment in which more may come.</summary>
    /// <param name="type"><c>image</c>, <c>audio</c>, …</param>
    /// <param name="bytes">The file; null: the vendor has it no more.</param>
    /// <param name="mediaType">Its media type.</param>
    public Task SendsAsync(string type, byte[]? bytes, string mediaType = "image/jpeg") => ActAsync(async () =>
    {
        var id = "90" + ++_media;
        if (bytes is not null)
        {
            house.Cloud.Upload(id, bytes, mediaType);
        }

        house.Cloud.Heard(person);
        Assert.Equal(200, (await house.PostAsync(CloudApiWebhooks.Of([person], house.Webhooks.Media(person, type, id)))).Status);
        await house.Pump.RunDueAsync();
        await house.Pump.RunAsync(TimeSpan.FromSeconds(2));
    });

    /// <summary>Watches the screen while something happens.</summary>
    public async Task ActAsync(Func<Task> act)
    {
        var before = house.Cloud.SeenBy(person).Count;
        await act();
        New = [.. house.Cloud.SeenBy(person).Skip(before)];
    }
}

using System.Security.Cryptography;
using System.Text.Json;
using Satark.Scenarios;
using Satark.Support.Gateways;

namespace Satark.Functions.Tests.Hosting;

/// <summary>A desk page of the Azure edition: hears what the SignalR service would push to its officer, and speaks by HTTP.</summary>
internal sealed class HttpPage : IOpenPage
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly DeskClient _desk;
    private readonly SignalRGateway _line;
    private readonly TimeProvider _clock;
    private readonly string _user;
    private readonly int _before;
    private readonly string _id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
    private readonly List<JsonElement> _alarms = [];
    private DateTimeOffset _said;
    private bool _armed;

    private HttpPage(DeskClient desk, string user, SignalRGateway line, TimeProvider clock)
    {
        (_desk, _user, _line, _clock) = (desk, user, line, clock);
        (_before, _said) = (line.Pushes.Count, clock.GetUtcNow());
    }

    /// <inheritdoc/>
    public bool AnswersPings { get; set; } = true;

    /// <inheritdoc/>
    public bool PlaysAlarms { get; set; } = true;

    /// <inheritdoc/>
    public bool IsOpen { get; private set; } = true;

    /// <inheritdoc/>
    public IReadOnlyList<JsonElement> Alarms => _alarms;

    /// <inheritdoc/>
    public IReadOnlyList<JsonElement> Rows => Heard("row");

    /// <inheritdoc/>
    public IReadOnlyList<JsonElement> Gone => Heard("gone");

    /// <inheritdoc/>
    public IReadOnlyList<JsonElement> Refused => Heard("refused");

    /// <summary>Opens a page as the real one does: who am I, and where are my pushes?</summary>
    public static async Task<HttpPage> OpenAsync(DeskClient desk, SignalRGateway line, TimeProvider clock)
    {
        var user = (await desk.GetAsync("/api/v1/session")).Must(200).Body.At("user.id")!;
        var negotiated = (await desk.PostAsync("/api/v1/negotiate", null)).Must(200).Body;
        Assert.Equal("http", negotiated.At("speaks"));
        Assert.NotNull(SignalRGateway.Read(negotiated.At("accessToken")));
        return new HttpPage(desk, user, line, clock);
    }

    /// <inheritdoc/>
    public async Task ArmAsync(bool armed = true)
    {
        _armed = armed;
        await SayAsync();
    }

    /// <inheritdoc/>
    public Task BeatAsync() => _clock.GetUtcNow() - _said >= Beat && AnswersPings ? SayAsync() : Task.CompletedTask;

    /// <inheritdoc/>
    public async Task FlushAsync()
    {
        foreach (var alarm in Heard("alarm"))
        {
            await SoundAsync(alarm);
        }
    }

    /// <inheritdoc/>
    public async Task PlayedAsync(string deliveryId) => (await _desk.PostAsync("/api/v1/presence/played", new { page = _id, deliveryId })).Must(204);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        IsOpen = false;
        return ValueTask.CompletedTask;
    }

    private async Task SayAsync()
    {
        _said = _clock.GetUtcNow();
        var answer = await _desk.PostAsync("/api/v1/presence", new { page = _id, armed = _armed });
        if (answer.Status != 200)
        {
            return;
        }

        foreach (var alarm in answer.Body.List("alarms"))
        {
            await SoundAsync(alarm);
        }
    }

    // Once each, however often and by whichever way it comes.
    private async Task SoundAsync(JsonElement alarm)
    {
        if (!_armed || _alarms.Any(a => a.At("deliveryId") == alarm.At("deliveryId")))
        {
            return;
        }

        _alarms.Add(alarm);
        if (PlaysAlarms)
        {
            await PlayedAsync(alarm.At("deliveryId")!);
        }
    }

    private IReadOnlyList<JsonElement> Heard(string target) => _line.HeardSince(_before, _user, target);
}

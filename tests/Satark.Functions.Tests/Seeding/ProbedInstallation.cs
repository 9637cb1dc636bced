using System.Net;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Satark.Board;
using Satark.Cases;
using Satark.Escalation;
using Satark.Functions.Seeding;
using Satark.Intake;
using Satark.Partners;
using Satark.Support;

namespace Satark.Functions.Tests.Seeding;

/// <summary>An installation as the probe meets it: checks the signature, takes alerts by the real domain, and shows cases once its queue runs.</summary>
internal sealed class ProbedInstallation : HttpMessageHandler
{
    private readonly MemoryStore _store;
    private readonly CaseBook _book;
    private readonly SubmitAlert _submit;
    private readonly HashSet<string> _taken = [];

    public ProbedInstallation()
    {
        var keys = new MemoryKeyRing();
        _store = new MemoryStore(Clock);
        _book = new CaseBook(_store, keys, new Pace(1), Clock);
        _submit = new SubmitAlert(_store, keys, _book, new CodeBook(_store), new PersonMarks(keys), NullLogger<SubmitAlert>.Instance);
        Partners = new PartnerBook(_store, keys, Clock);
        Board = new BoardIndex(_store, Clock);
    }

    public FakeClock Clock { get; } = new();

    public PartnerBook Partners { get; }

    public BoardIndex Board { get; }

    /// <summary>What is answered before the app runs, one after the other; 0 stands for no connection.</summary>
    public Queue<int> Before { get; } = new();

    /// <summary>Whether messages are handled.</summary>
    public bool QueueRuns { get; set; } = true;

    /// <summary>How often an alert was taken and not merely repeated.</summary>
    public int Taken => _taken.Count;

    /// <summary>Probes it, letting time pass.</summary>
    public async Task<Outcome<Probed>> ProbeAsync(string mode = "test")
    {
        using var http = new HttpClient(this, disposeHandler: false) { BaseAddress = new Uri("https://satark.test") };
        var probing = new ProbeBoard(Partners, Board, Clock).HandleAsync(http, mode, CancellationToken.None);
        while (!probing.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(500));
            await Task.Yield();
        }

        return await probing;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Before.TryDequeue(out var status))
        {
            return status == 0 ? throw new HttpRequestException("no connection") : new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent("not yet") };
        }

        var body = await request.Content!.ReadAsByteArrayAsync(cancellationToken);
        var header = SignatureHeader.Parse(request.Headers.GetValues(SignatureHeader.Name).Single())!;
        var (partner, key) = (await Partners.FindKeyAsync(header.KeyId, cancellationToken))!.Value;
        if (!header.Verify(Partners.Open(key), body) || !key.IsLive(Clock.GetUtcNow()) || !header.IsInTime(Clock.GetUtcNow()))
        {
            return new HttpResponseMessage(HttpStatusCode.Unauthorized) { Content = new StringContent("The signature does not fit.") };
        }

        var taken = await _submit.HandleAsync(new SignedAlert(partner, key, body, Convert.ToHexStringLower(header.Macs[0]), header.SignedAt, true), cancellationToken);
        if (!taken.IsOk)
        {
            return new HttpResponseMessage(HttpStatusCode.Forbidden) { Content = new StringContent(taken.Refusal!.Text) };
        }

        _taken.Add(taken.Value.CaseId);
        if (QueueRuns)
        {
            await Board.PutAsync(BoardRow.Of((await _book.FindAsync(taken.Value.CaseId, cancellationToken))!.Value), cancellationToken);
        }

        return new HttpResponseMessage(HttpStatusCode.Accepted)
        {
            Content = new StringContent($$"""{"caseId":"{{taken.Value.CaseId}}","code":"{{taken.Value.Code}}"}""", Encoding.UTF8, "application/json"),
        };
    }
}

using Azure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Satark.Board;
using Satark.Functions.Seeding;
using Satark.Functions.SignIn;
using Satark.Messaging;
using Satark.Partners;
using Satark.Privacy;
using Satark.Roster;
using Satark.Roster.Duty;
using Satark.Roster.Sheets;
using Satark.Roster.Verifying;
using Satark.Roster.Watching;
using Satark.Storage;
using Satark.Support;

namespace Satark.Functions.Tests.Seeding;

public sealed class VerbsTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly MemoryKeyRing _keys = new();
    private readonly MemoryStore _store;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("satark-verbs").FullName;

    public VerbsTests() => _store = new MemoryStore(_clock);

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(false, "--host", "127.0.0.1", "--port", "50051")]
    [InlineData(true, "seed", "roster.json")]
    [InlineData(true, "partner", "list")]
    [InlineData(true, "roster", "check")]
    [InlineData(true, "verify")]
    [InlineData(true, "erase", "abc-1")]
    [InlineData(true, "retention")]
    [InlineData(true, "dead-letters", "list")]
    [InlineData(false, "import", "archive")]
    public void The_functions_host_is_told_from_a_person_by_the_first_argument(bool meant, params string[] args) => Assert.Equal(meant, Verbs.AreMeant(args));

    [Fact]
    public async Task Seed_stores_a_roster_and_says_what_it_did()
    {
        var path = Path.Combine(_folder, "roster.json");
        File.Copy(Path.Combine(Repository.Root, "docs", "roster.example.json"), path);

        Assert.Equal(0, await RunAsync("seed", path));

        Assert.Contains("3 officers added, 0 were there; the last resort is set.", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(3, (await new Officers(_store).ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task A_roster_sheet_is_imported_checked_and_exported_and_a_contact_point_is_sent_a_code()
    {
        var seed = Path.Combine(_folder, "roster.json");
        File.Copy(Path.Combine(Repository.Root, "docs", "roster.example.json"), seed);
        await RunAsync("seed", seed);
        var sheet = Path.Combine(_folder, "roster.csv");
        const string Text = "kind,post,name,role,desk,phone,whatsapp,mail,hours,officer,from,to\r\npost,op,Operator 1,operator,state,'+915220000001,,,24x7,,,\r\nfilling,op,,,,,,,,asha.verma,2026-03-01,\r\n";
        await File.WriteAllTextAsync(sheet, Text.Replace("asha.verma", "nobody", StringComparison.Ordinal));

        Assert.Equal(1, await RunAsync("roster", "import", sheet));
        Assert.Contains("line 3, officer: there is no user 'nobody'", _error.ToString(), StringComparison.Ordinal);
        await File.WriteAllTextAsync(sheet, Text);
        Assert.Equal(0, await RunAsync("roster", "import", sheet, "--dry-run"));
        Assert.Equal(0, await RunAsync("roster", "import", sheet));
        Assert.Equal(2, await RunAsync("roster", "check"));
        Assert.Contains("op: phone", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await RunAsync("roster", "verify", "op", "phone"));
        Assert.Equal(1, await RunAsync("roster", "verify", "op", "phone", "12345"));
        Assert.Equal(0, await RunAsync("roster", "export"));
        Assert.EndsWith(Text, _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await RunAsync("roster", "import", sheet, "--force"));
    }

    [Theory]
    [InlineData("{ \"officers\": [ { \"id\": \"X\" } ] }", "officers[0].id")]
    [InlineData("{ not json", "is no roster")]
    public async Task Seed_refuses_a_wrong_file_in_words(string json, string says)
    {
        var path = Path.Combine(_folder, "roster.json");
        await File.WriteAllTextAsync(path, json);

        Assert.Equal(1, await RunAsync("seed", path));

        Assert.Contains(says, _error.ToString(), StringComparison.Ordinal);
        Assert.Empty(await new Officers(_store).ListAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("seed")]
    [InlineData("partner", "add", "meta")]
    [InlineData("verify", "all")]
    [InlineData("erase", "--for-good")]
    [InlineData("retention", "--now")]
    [InlineData("dead-letters")]
    [InlineData("dead-letters", "resend")]
    [InlineData("dead-letters", "resend", "--none")]
    [InlineData("erase", "abc-1", "--for-ever")]
    [InlineData("partner", "rotate", "meta", "--overlap-hours", "-1")]
    [InlineData("probe", "--url", "ftp://satark.test")]
    [InlineData("probe", "--url", "https://satark.test", "--mode", "actual")]
    public async Task Anything_else_is_answered_with_the_verbs_before_anything_is_built(params string[] args)
    {
        var code = await Verbs.RunAsync(args, () => throw new InvalidOperationException("built"), _output, _error, CancellationToken.None);

        Assert.Equal(2, code);
        Assert.StartsWith("seed FILE", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_is_added_once_shown_its_key_and_rotated()
    {
        Assert.Equal(0, await RunAsync("partner", "add", "meta", "--name", "Meta", "--scope", "alerts:write", "alerts:test"));
        Assert.Equal(1, await RunAsync("partner", "add", "meta", "--name", "Meta"));
        Assert.Equal(0, await RunAsync("partner", "rotate", "meta", "--overlap-hours", "2"));
        var shown = _output.ToString();
        Assert.Equal(0, await RunAsync("partner", "list"));

        Assert.Contains("rotate its key instead", _error.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, shown.Split("key:    ").Length - 1);
        var lines = _output.ToString()[shown.Length..].Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.Contains("alerts:write,alerts:test", lines[0], StringComparison.Ordinal);
        Assert.Contains("until 2026-03-02 14:00:00Z", lines[0], StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Split("key:    ")[1].Split('\n')[0].Trim(), lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cloud_that_does_not_let_us_in_yet_is_told_in_one_line_and_not_as_a_crash()
    {
        var code = await Verbs.RunAsync(["seed", "roster.json"], () => throw new RequestFailedException(403, "This request is not authorized.\nRequestId: 1"), _output, _error, CancellationToken.None);

        Assert.Equal(1, code);
        Assert.Equal("This request is not authorized.", _error.ToString().TrimEnd());
    }

    [Fact]
    public async Task Keys_that_cannot_be_used_are_told_in_their_sentence_and_not_as_a_crash()
    {
        var code = await Verbs.RunAsync(["partner", "list"], () => throw new KeysUnusableException("The key table keys belongs to another secret."), _output, _error, CancellationToken.None);

        Assert.Equal((1, "The key table keys belongs to another secret."), (code, _error.ToString().TrimEnd()));
    }

    [Fact]
    public async Task Dead_letters_are_listed_without_what_they_hold_and_sent_again_once()
    {
        await _store.DeadLetterAsync(new Message("message-1", "Relay.Hear", Lane.Urgent, _clock.Now, "what it holds"u8.ToArray(), 0), "FormatException", CancellationToken.None);
        var id = _store.Dead.Single().Id;
        Assert.Equal(0, await RunAsync("dead-letters", "list"));
        Assert.Contains($"{id}\t2026-03-02 12:00:00\tRelay.Hear\turgent\t1\tFormatException", _output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("what it holds", _output.ToString(), StringComparison.Ordinal);

        Assert.Equal(1, await RunAsync("dead-letters", "resend", "none-of-ours"));
        Assert.Equal(0, await RunAsync("dead-letters", "resend", id));
        Assert.Equal(1, await RunAsync("dead-letters", "resend", id));
        Assert.Equal("what it holds"u8.ToArray(), Assert.Single(_store.Waiting).Body.ToArray());
        Assert.Empty(_store.Dead);
    }

    [Fact]
    public async Task Retention_is_shown_and_run_at_the_relays_app()
    {
        await using var relay = await Hosting.FunctionsTestHost.StartAsync(Http.RelayAppTests.Setup);
        var keep = relay.Get<Relay.Retention.KeepOrForget>();
        IHost Host()
        {
            var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddSingleton(keep);
            return builder.Build();
        }

        Assert.Equal(0, await Verbs.RunAsync(["retention"], Host, _output, _error, CancellationToken.None));
        Assert.Contains("mapping\t180\t0\t0\t-\tSatark:Relay:MappingDays", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, await Verbs.RunAsync(["retention", "--run"], Host, _output, _error, CancellationToken.None));
        Assert.Contains("forgotten", _output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("relay", "retention")]
    [InlineData("desk relay", "dead-letters", "list")]
    [InlineData("desk", "partner", "list")]
    public void A_verb_is_for_the_parts_that_have_what_it_works_on(string parts, params string[] args) =>
        Assert.Equal(parts, string.Join(' ', Verbs.PartsOf(args).Select(Words<Satark.Functions.Settings.AppPart>.Of)));

    [Fact]
    public void No_verb_prints_a_link_that_signs_in()
    {
        using var host = VerbHost.Build(new Hosting.FunctionsSetup().All());

        Assert.Same(TextWriter.Null, host.Services.GetRequiredService<Terminal>().Output);
    }

    private Task<int> RunAsync(params string[] args) => Verbs.RunAsync(args, Build, _output, _error, CancellationToken.None);

    private IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddSingleton<IStore>(_store).AddSingleton<IMessageBus>(_store).AddSingleton<Officers>().AddSingleton<IKeyRing>(_keys).AddSingleton<TimeProvider>(_clock).AddSingleton<PartnerBook>();
        builder.Services.AddSingleton<DutyBook>().AddSingleton<ContactVerification>().AddSingleton<BoardIndex>().AddSingleton<WatchDuty>().AddSingleton<ImportRoster>().AddSingleton<RosterVerb>();
        return builder.Build();
    }
}

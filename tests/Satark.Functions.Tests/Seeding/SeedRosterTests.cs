using System.Text;
using System.Text.Json;
using Satark.Functions.Seeding;
using Satark.Roster;
using Satark.Support;

namespace Satark.Functions.Tests.Seeding;

public sealed class SeedRosterTests
{
    private static readonly LastResortEntry Last = new("Control room", "+910000000009", "control@police.example");

    private readonly Officers _officers = new(new MemoryStore(new FakeClock()));

    [Fact]
    public async Task The_example_in_the_documents_seeds_without_a_fault()
    {
        var seeded = await SeedAsync(RosterFile.Read(await File.ReadAllBytesAsync(Path.Combine(Repository.Root, "docs", "roster.example.json"))));

        Assert.True(seeded.IsOk, string.Join(", ", seeded.Refusal?.Errors?.Keys ?? []));
        Assert.Equal(3, (await _officers.ListAsync(CancellationToken.None)).Count);
        Assert.Equal("State control room", (await _officers.LastResortAsync(CancellationToken.None))!.Name);
    }

    [Fact]
    public async Task Seeding_twice_changes_nothing_and_says_so()
    {
        var file = new RosterFile([Entry("asha")], Last);
        await SeedAsync(file);

        var again = (await SeedAsync(file)).Value;

        Assert.Equal((0, 1, false, false), (again.Added, again.There, again.LastResortSet, again.LastResortDiffers));
        Assert.Empty(again.Others);
    }

    [Fact]
    public async Task An_officer_who_was_changed_since_stays_unless_the_file_is_to_replace_them()
    {
        await SeedAsync(new RosterFile([Entry("asha")], Last));
        var changed = (await _officers.FindAsync("asha", CancellationToken.None))! with { OnDuty = false };
        await _officers.PutAsync(changed, CancellationToken.None);

        var again = (await SeedAsync(new RosterFile([Entry("asha"), Entry("ravi")], Last with { Phone = "+910000000008" }))).Value;

        Assert.Equal((1, 1, true), (again.Added, again.There, again.LastResortDiffers));
        Assert.Equal(["asha"], again.Others);
        Assert.False((await _officers.FindAsync("asha", CancellationToken.None))!.OnDuty);
        Assert.Equal("+910000000009", (await _officers.LastResortAsync(CancellationToken.None))!.Phone);

        var replaced = (await SeedAsync(new RosterFile([Entry("asha"), Entry("ravi")], Last with { Phone = "+910000000008" }), replace: true)).Value;

        Assert.Equal((0, 2, true, true, false), (replaced.Added, replaced.There, replaced.Replaced, replaced.LastResortSet, replaced.LastResortDiffers));
        Assert.True((await _officers.FindAsync("asha", CancellationToken.None))!.OnDuty);
        Assert.Equal("+910000000008", (await _officers.LastResortAsync(CancellationToken.None))!.Phone);
    }

    [Fact]
    public async Task A_roster_with_one_fault_is_refused_whole_and_each_field_is_named()
    {
        var seeded = await SeedAsync(new RosterFile(
            [Entry("asha"), Entry("X") with { Phone = "05220", Mail = "no mail", Role = "boss", Jurisdiction = "district/nowhere", Name = " " }],
            new LastResortEntry(null, null, null)));

        Assert.Equal(
            ["lastResort.mail", "lastResort.name", "lastResort.phone", "officers[1].id", "officers[1].jurisdiction", "officers[1].mail", "officers[1].name", "officers[1].phone", "officers[1].role"],
            seeded.Refusal!.Errors!.Keys.Order(StringComparer.Ordinal));
        Assert.Empty(await _officers.ListAsync(CancellationToken.None));
        Assert.Null(await _officers.LastResortAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("asha", "asha", true, "asha' stands there twice")]
    [InlineData("asha", "ravi", false, "Nobody is on duty")]
    public async Task A_roster_that_could_call_nobody_or_means_two_people_by_one_name_is_refused(string first, string second, bool onDuty, string says)
    {
        var seeded = await SeedAsync(new RosterFile([Entry(first) with { OnDuty = onDuty }, Entry(second) with { OnDuty = onDuty }], Last));

        Assert.Contains(seeded.Refusal!.Errors!["officers"], fault => fault.Contains(says, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{ "officer": [] }""")]
    [InlineData("""{ "officers": [ { "id": "asha", "telephone": "+910000000001" } ] }""")]
    [InlineData("null")]
    public void A_word_that_the_file_may_not_have_is_refused_and_not_passed_over(string json) =>
        Assert.Throws<JsonException>(() => RosterFile.Read(Encoding.UTF8.GetBytes(json)));

    private static RosterEntry Entry(string id) => new(id, "Name of " + id, "operator", null, "+910000000001", null);

    private Task<Outcome<SeededRoster>> SeedAsync(RosterFile file, bool replace = false) => new SeedRoster(_officers).HandleAsync(file, replace, CancellationToken.None);
}

using System.Net;
using Satark.Cases;
using Satark.Local.Tests.Http;
using Satark.Roster;
using Satark.Tips.Moves;

namespace Satark.Local.Tests.Tips;

public sealed class TipOfficersTests
{
    private const string Original = """{"mediaId":"photoaaaaaaaaaaa","reason":"the number plate"}""";

    [Fact]
    public async Task A_tip_is_offered_to_the_officers_of_its_place_and_to_nobody_of_another()
    {
        await using var tip = await TipCase.StartAsync();
        var office = await PeopleAsync(tip);

        Assert.Equal(["azamgarh", "bansdih", "kotwali", "sp", "state"], await OfferedAsync(office, tip.Id));
        Assert.Contains("agra", await OfferedAsync(office, null));
        var refused = await office.MoveAsync(tip.Id, "assign", """{"user":"agra"}""");
        TipCase.Must(refused, HttpStatusCode.Forbidden);
        Assert.Contains("works in another place", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Contains("दूसरी जगह", refused.Json.GetProperty("detailHindi").GetString(), StringComparison.Ordinal);
        TipCase.Must(await office.MoveAsync(tip.Id, "assign", """{"user":"bansdih"}"""), HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_tip_about_police_is_offered_to_nobody_of_its_district_and_given_to_none()
    {
        await using var tip = await TipCase.StartAsync();
        var office = await PeopleAsync(tip);
        var range = await tip.Satark.SignInAsync("dig", Role.Supervisor, "range/Azamgarh", "Dig");
        await tip.Satark.Get<Officers>().PutAsync(new Officer("watch", "Watch", Role.Operator, Jurisdiction.State, null, null, true) { Vigilance = true }, default);
        Assert.True((await tip.Satark.Book.MoveAsync(tip.Id, Actor.System, (c, m) => c.FindConflict(m), default)).IsOk);

        Assert.Equal(["azamgarh", "dig", "watch"], await OfferedAsync(range, tip.Id));
        foreach (var (user, move) in new[] { ("kotwali", "assign"), ("sp", "assign"), ("state", "assign"), ("sp", "reassign") })
        {
            var refused = await range.MoveAsync(tip.Id, move, $$"""{"user":"{{user}}"}""");
            TipCase.Must(refused, HttpStatusCode.Forbidden);
            Assert.Contains("Police are part of this tip", refused.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        TipCase.Must(await office.GetAsync("/api/v1/users?case=" + tip.Id), HttpStatusCode.NotFound);
        TipCase.Must(await range.GetAsync("/api/v1/users?case=nonsense"), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_supervisor_who_asked_for_an_original_reads_in_Hindi_that_another_must_ask_too()
    {
        await using var tip = await TipCase.StartAsync();
        var office = await PeopleAsync(tip);
        await tip.PutAsync("photoaaaaaaaaaaa", Satark.Tips.Line.MediaKind.Photo, "image/jpeg", [1, 2, 3]);
        TipCase.Must(await office.MoveAsync(tip.Id, "original", Original), HttpStatusCode.OK);

        var again = await office.MoveAsync(tip.Id, "original", Original);

        TipCase.Must(again, HttpStatusCode.UnprocessableEntity);
        Assert.StartsWith("You have asked", again.Json.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("आप पूछ चुके हैं", again.Json.GetProperty("detailHindi").GetString(), StringComparison.Ordinal);
    }

    private static async Task<Person> PeopleAsync(TipCase tip)
    {
        await tip.Satark.SignInAsync("agra", Role.Station, "station/agra/Kotwali", "Agra");
        await tip.Satark.SignInAsync("kotwali", Role.Station, "station/ballia/Kotwali", "Kotwali");
        await tip.Satark.SignInAsync("bansdih", Role.Station, "station/ballia/Bansdih", "Bansdih");
        await tip.Satark.SignInAsync("azamgarh", Role.Operator, "range/Azamgarh", "Azamgarh");
        await tip.Satark.SignInAsync("state", Role.Supervisor, "state", "State");
        return await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia", "Office");
    }

    private static async Task<IEnumerable<string>> OfferedAsync(Person person, string? caseId)
    {
        var answer = await person.GetAsync("/api/v1/users" + (caseId is null ? "" : "?case=" + caseId));
        TipCase.Must(answer, HttpStatusCode.OK);
        return answer.Json.EnumerateArray().Select(u => u.GetProperty("id").GetString()!).Order(StringComparer.Ordinal);
    }
}

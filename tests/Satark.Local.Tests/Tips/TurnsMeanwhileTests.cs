using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Satark.Cases;
using Satark.Local.Storage;
using Satark.Local.Tests.Http;
using Satark.Roster;
using Satark.Storage;
using Satark.Tips.Line;
using Satark.Tips.Moves;

namespace Satark.Local.Tests.Tips;

/// <summary>
/// A tip turns out to be about police while an officer of its district reads or changes it: at every door, after each of the request's readings of the case.
/// </summary>
public sealed class TurnsMeanwhileTests
{
    private const string Said = "ताश का अड्डा";
    private const string Picture = "0123456789";

    private static readonly Dictionary<string, Func<TipCase, Person, Task<Func<Task<Answer>>>>> Doors = new()
    {
        ["link: read"] = (tip, field) => LinkAsync(tip, field, "read"),
        ["link: accept"] = (tip, field) => LinkAsync(tip, field, "accept"),
        ["link: ask"] = (tip, field) => LinkAsync(tip, field, "ask", "&note=x"),
        ["link: refuse"] = (tip, field) => LinkAsync(tip, field, "refuse", "&note=x"),
        ["link: medium"] = (tip, field) => LinkAsync(tip, field, "medium", "&medium=" + PhotoOf(tip)),
        ["link: report"] = async (tip, field) =>
        {
            var token = await tip.AssignAsync(field);
            var form = await LinkButtons.FormAsync(tip.Satark, token);
            return () => tip.ReportAsync(token, form, "nothing-found", "x");
        },
        ["read"] = (tip, _) => DeskAsync(tip, sp => sp.GetAsync("/api/v1/cases/" + tip.Id)),
        ["seen"] = (tip, _) => DeskAsync(tip, sp => sp.PostAsync($"/api/v1/cases/{tip.Id}/seen")),
        ["note"] = (tip, _) => DeskAsync(tip, sp => sp.MoveAsync(tip.Id, "note", """{"text":"x"}""")),
        ["reassign"] = (tip, _) => DeskAsync(tip, sp => sp.MoveAsync(tip.Id, "reassign", """{"user":"sp"}""")),
        ["picture"] = (tip, _) => DeskAsync(tip, sp => sp.SendAsync(HttpMethod.Post, $"/api/v1/cases/{tip.Id}/pictures", Http.Pictures.Jpeg(Http.Pictures.Exif()), "image/jpeg")),
        ["medium"] = (tip, _) => DeskAsync(tip, sp => sp.GetAsync($"/api/v1/cases/{tip.Id}/media/{PhotoOf(tip)}")),
        ["packet"] = async (tip, _) =>
        {
            var state = await tip.Satark.SignInAsync("state", Role.Supervisor);
            return () => state.GetAsync($"/api/v1/cases/{tip.Id}/packet");
        },
    };

    public static TheoryData<string> Names => [.. Doors.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Nothing_is_shown_or_changed_once_it_is_so(string door)
    {
        await using var satark = await TestSatark.StartAsync(configure: services =>
        {
            services.AddHttpContextAccessor();
            services.AddSingleton<SqliteStore>();
            services.AddSingleton<InterleavedStore>(p => new InterleavedStore(p.GetRequiredService<SqliteStore>(), p.GetRequiredService<IHttpContextAccessor>()));
            services.AddSingleton<IStore>(p => p.GetRequiredService<InterleavedStore>());
        });
        var store = satark.Get<InterleavedStore>();
        var (met, known) = (0, 0);
        for (var n = 1; n < 10; n++)
        {
            var tip = await TipCase.OfAsync(satark, "abcdefghijklmno" + (char)('a' + n));
            await tip.PutAsync(PhotoOf(tip), MediaKind.Photo, "image/jpeg", Encoding.ASCII.GetBytes(Picture));
            var act = await Doors[door](tip, await satark.SignInAsync("ravi", Role.Station, "station/ballia/Kotwali"));
            var id = CaseId.Parse(tip.Id);
            store.After(new RecordKey(id.Partition, id.Row), n, async () => Assert.True((await satark.Book.MoveAsync(tip.Id, Actor.System, (c, m) => c.FindConflict(m), default)).IsOk));
            var answer = await act();
            if (!store.HasHappened)
            {
                break;
            }

            met++;
            var history = await satark.Book.EventsAsync(tip.Id, default);
            var turned = history.Single(e => e.Kind == EventKinds.TipConflicted).Seq;
            Assert.DoesNotContain(history, e => e.Seq > turned && e.By.Id is "ravi" or "sp" or "state");
            if (store.WasReadAfter)
            {
                known++;
                Assert.True((int)answer.Status is 404 or 204 or 303, $"reading {n}: {answer.Status}");
                Assert.DoesNotContain(Said, answer.Text, StringComparison.Ordinal);
                Assert.DoesNotContain(Picture, answer.Text, StringComparison.Ordinal);
            }
        }

        Assert.True(met >= 1 && (met >= 2 || door is "seen" or "packet"), $"{door}: met {met} readings, {known} of them before the last");
    }

    // An id of the media store is written once: each tip has one of its own.
    private static string PhotoOf(TipCase tip) => "photoaaaaaaaaaa" + tip.Id[15];

    private static async Task<Func<Task<Answer>>> LinkAsync(TipCase tip, Person field, string button, string more = "")
    {
        var token = await tip.AssignAsync(field);
        var form = await LinkButtons.FormAsync(tip.Satark, token);
        return () => tip.Satark.SendAsync(HttpMethod.Post, "/l?" + token, Encoding.UTF8.GetBytes($"form={form}&do={button}{more}"), "application/x-www-form-urlencoded");
    }

    private static async Task<Func<Task<Answer>>> DeskAsync(TipCase tip, Func<Person, Task<Answer>> act)
    {
        var sp = await tip.Satark.SignInAsync("sp", Role.Supervisor, "district/ballia");
        return () => act(sp);
    }
}

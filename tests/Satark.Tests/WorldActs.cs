using System.Globalization;
using System.Text;
using Satark.Cases;
using Satark.Intake;
using Satark.Notifications;
using Satark.Partners;
using Satark.Roster;
using Satark.Storage;

namespace Satark.Tests;

/// <summary>What people and partners do in a <see cref="World"/>, each as a test would say it.</summary>
internal static class WorldActs
{
    public static readonly Officer Asha = new("asha", "Asha Verma", Role.Operator, Jurisdiction.State, "+919000000001", "asha@satark.test", true);
    public static readonly Officer Ravi = new("ravi", "Ravi Singh", Role.Operator, Jurisdiction.State, "+919000000002", null, true);
    public static readonly Officer Lead = new("lead", "Lead Khan", Role.Supervisor, Jurisdiction.State, "+919000000003", null, true);
    public static readonly Officer Ballia = new("ballia.sp", "SP Ballia", Role.Supervisor, Place("district/ballia"), "+919000000004", null, true);
    public static readonly LastResort Last = new("Duty Officer", "+919000000099", "duty@satark.test");
    public static readonly Partner Platform = new("meta", "Meta", [new PartnerKey("meta.one", "", Scopes.All, DateTimeOffset.UnixEpoch)]);
    public static readonly Partner Other = new("snap", "Snap", [new PartnerKey("snap.one", "", Scopes.All, DateTimeOffset.UnixEpoch)]);

    private static int _signatures;

    public static Jurisdiction Place(string text) => Jurisdiction.TryParse(text, out var place, out var fault) ? place : throw new ArgumentException(fault);

    /// <summary>People for every step of the ladder.</summary>
    public static async Task<World> WithPeopleAsync(this World world, params Officer[] people)
    {
        foreach (var officer in people.Length > 0 ? people : [Asha, Ravi, Lead, Ballia])
        {
            await world.Officers.PutAsync(officer, default);
        }

        await world.Officers.PutAsync(Last, default);
        return world;
    }

    /// <summary>The same people, whose telephones a code has proven: their answers from afar count.</summary>
    public static async Task<World> WithProvenPeopleAsync(this World world)
    {
        await world.WithPeopleAsync();
        await world.Contacts.VouchAsync(new[] { Asha, Ravi, Lead, Ballia }.Select(o => o.Phone!).Append(Last.Phone), default);
        return world;
    }

    public static SignedAlert Signed(this World world, string json, Partner? partner = null, string? signature = null, bool inTime = true)
    {
        partner ??= Platform;
        var fresh = Interlocked.Increment(ref _signatures).ToString("x8", CultureInfo.InvariantCulture);
        return new SignedAlert(partner, partner.Keys[0], Encoding.UTF8.GetBytes(json), signature ?? fresh, world.Clock.Now, inTime);
    }

    public static async Task<AlertReceipt> RaiseAsync(this World world, string json, Partner? partner = null) =>
        (await world.Submit.HandleAsync(world.Signed(json, partner), default)).Value;

    /// <summary>A life-risk alert that names no place.</summary>
    public static async Task<string> OpenAsync(this World world, string id = "a-1", string more = "") =>
        (await world.RaiseAsync($$"""{"id":"{{id}}","type":"suicide-risk","severity":"critical","text":"I cannot go on","url":"https://posts.test/{{id}}"{{more}}}""")).CaseId;

    /// <summary>An alert about nobody's life.</summary>
    public static async Task<string> OpenOrdinaryAsync(this World world, string id = "o-1") =>
        (await world.RaiseAsync($$"""{"id":"{{id}}","type":"threat","severity":"medium","text":"words","url":"https://posts.test/{{id}}"}""")).CaseId;

    public static async Task<Case> CaseAsync(this World world, string id) => (await world.Book.FindAsync(id, default))!.Value;

    public static async Task<IReadOnlyList<string>> KindsAsync(this World world, string id) => [.. (await world.Book.EventsAsync(id, default)).Select(e => e.Kind)];

    public static Task<Outcome<Case>> MoveAsync(this World world, string id, Officer by, Func<Case, Moment, Outcome<Moved>> move) =>
        world.Book.MoveAsync(id, by.Actor, move, default);

    public static Task<Outcome<Case>> TakeAsync(this World world, string id, Officer by) => world.MoveAsync(id, by, (c, m) => c.Acknowledge(m));

    public static async Task<IReadOnlyList<Delivery>> DeliveriesAsync(this World world, string caseId)
    {
        var id = CaseId.Parse(caseId);
        var rows = await world.Store.ListAllAsync(id.Partition, id.Row + ".delivery-", SatarkJson.Default.Delivery, default);
        return [.. rows.Select(r => r.Record.Value)];
    }

    /// <summary>The fault of the case's history, or null.</summary>
    public static async Task<string?> FaultAsync(this World world, string caseId)
    {
        var c = await world.CaseAsync(caseId);
        var events = await world.Book.EventsAsync(caseId, default);
        return History.Fault(caseId, c.Head, events, await world.Book.KeyAsync(c, default), world.Keys.Installation(Privacy.KeyPurpose.Chain).Span);
    }
}

using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Satark.Http.Accounts;
using Satark.Local.Tests.Http;
using Satark.Roster;

namespace Satark.Local.Tests.Trust;

/// <summary>A desk with the rules of an installation in earnest, and its people.</summary>
internal sealed class Night(TestSatark satark) : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    public TestSatark Satark => satark;

    public static async Task<Night> StartAsync(SessionRules? rules = null) => new(await TestSatark.StartAsync(configure: services => services.AddSingleton(rules ?? new SessionRules())));

    /// <summary>Somebody of the roster with a password and, unless told otherwise, a PIN.</summary>
    public async Task<Officer> HasAsync(string id, Role role = Role.Operator, string jurisdiction = "state", string? pin = null)
    {
        Assert.True(Jurisdiction.TryParse(jurisdiction, out var where, out var fault), fault);
        var officer = new Officer(id, id, role, where, null, null, true);
        await satark.Get<Officers>().PutAsync(officer, default);
        await satark.Get<Passwords>().SetAsync(id, Password, default);
        if (pin is not null)
        {
            await satark.Get<Pins>().SetAsync(id, pin, default);
        }

        return officer;
    }

    /// <summary>Signs in with the password at a board of their own.</summary>
    public async Task<Person> OpensBoardAsync(Officer officer, string? code = null)
    {
        var answer = await SignInAsync(officer.Id, code);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        return new Person(satark, officer, answer.Header("Set-Cookie").Split(';')[0]);
    }

    public Task<Answer> SignInAsync(string user, string? code = null) =>
        satark.SendAsync(HttpMethod.Post, "/api/v1/session", JsonSerializer.SerializeToUtf8Bytes(new { user, password = Password, code }), "application/json");

    /// <summary>Types a PIN at a board.</summary>
    public static Task<Answer> PinAsync(Person board, string pin, string? user = null) => board.PostAsync("/api/v1/session/officer", JsonSerializer.Serialize(new { user, pin }));

    /// <summary>Types a password at a board.</summary>
    public static Task<Answer> PasswordAsync(Person board, string? user = null, string? code = null, string password = Password) =>
        board.PostAsync("/api/v1/session/officer", JsonSerializer.Serialize(new { user, password, code }));

    /// <summary>What an answer says would open it.</summary>
    public static string? NeedsOf(Answer answer) => answer.Status == HttpStatusCode.OK ? null : answer.Json.TryGetProperty("needs", out var needs) ? needs.GetString() : null;

    public ValueTask DisposeAsync() => satark.DisposeAsync();
}

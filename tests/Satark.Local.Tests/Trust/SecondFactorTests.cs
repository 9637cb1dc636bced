using System.Net;
using System.Text.Json;
using Satark.Http.Accounts;
using Satark.Local.Tests.Http;
using Satark.Roster;
using static Satark.Local.Tests.Trust.Night;

namespace Satark.Local.Tests.Trust;

/// <summary>The second factor of supervisors and admins, from its QR code to a lost phone.</summary>
public sealed class SecondFactorTests
{
    [Fact]
    public async Task Once_set_up_the_password_alone_signs_nobody_in_and_a_code_counts_once()
    {
        await using var night = await StartAsync();
        var meera = await night.HasAsync("meera", Role.Supervisor, pin: "2580");
        var (secret, _) = await SetUpAsync(night, await night.OpensBoardAsync(meera));
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(1));

        var without = await night.SignInAsync("meera");
        Assert.Equal((HttpStatusCode.Unauthorized, "code"), (without.Status, NeedsOf(without)));
        Assert.Equal("", without.Header("Set-Cookie"));
        Assert.Equal("code", NeedsOf(await night.SignInAsync("meera", "000000")));
        var code = CodeNow(night, secret);
        Assert.Equal(HttpStatusCode.OK, (await night.SignInAsync("meera", code)).Status);
        Assert.Equal("code", NeedsOf(await night.SignInAsync("meera", code)));

        // A one-time link stands in for the password, not for the phone; a wrong code does not use it up.
        var link = await night.Satark.Get<SignInLinks>().CreateAsync("meera", default);
        Assert.Equal("code", NeedsOf(await LinkAsync(night, link, null)));
        night.Satark.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(HttpStatusCode.OK, (await LinkAsync(night, link, CodeNow(night, secret))).Status);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once_and_five_wrong_codes_lock()
    {
        await using var night = await StartAsync();
        var (_, recovery) = await SetUpAsync(night, await night.OpensBoardAsync(await night.HasAsync("meera", Role.Supervisor)));
        Assert.Equal(SecondFactors.RecoveryCodes, recovery.Distinct().Count());

        Assert.Equal(HttpStatusCode.OK, (await night.SignInAsync("meera", recovery[3].ToUpperInvariant())).Status);
        Assert.Equal("code", NeedsOf(await night.SignInAsync("meera", recovery[3])));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await night.SignInAsync("meera", "000000")).Status);
        }

        Assert.Equal(HttpStatusCode.Locked, (await night.SignInAsync("meera", "000000")).Status);
        Assert.Equal(HttpStatusCode.Locked, (await night.SignInAsync("meera", recovery[0])).Status);
        night.Satark.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await night.SignInAsync("meera", recovery[0])).Status);
    }

    [Fact]
    public async Task Four_digits_stand_in_for_password_and_code_only_where_both_were_given_within_the_shift()
    {
        await using var night = await StartAsync();
        var meera = await night.HasAsync("meera", Role.Supervisor, pin: "2580");
        var (secret, _) = await SetUpAsync(night, await night.OpensBoardAsync(meera));
        var board = await night.OpensBoardAsync(await night.HasAsync("ravi", pin: "9164"));
        Assert.Equal("password", NeedsOf(await PinAsync(board, "2580", "meera")));

        night.Satark.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await PasswordAsync(board, "meera", CodeNow(night, secret))).Status);
        await PinAsync(board, "9164", "ravi");
        Assert.Equal(HttpStatusCode.OK, (await PinAsync(board, "2580", "meera")).Status);

        night.Satark.Clock.Advance(SessionRules.Shift);
        Assert.Equal("password", NeedsOf(await PinAsync(board, "2580", "meera")));
        Assert.Equal(HttpStatusCode.OK, (await PinAsync(board, "9164", "ravi")).Status);
    }

    [Fact]
    public async Task Where_it_is_required_a_supervisor_without_one_sets_it_up_before_anything_else()
    {
        await using var night = await StartAsync(new SessionRules { RequireSecondFactor = true });
        var meera = await night.OpensBoardAsync(await night.HasAsync("meera", Role.Supervisor));
        var ravi = await night.OpensBoardAsync(await night.HasAsync("ravi"));
        var id = await night.Satark.CaseAsync(await night.Satark.PartnerAsync(), extra: ""","subject":{"displayName":"Meena Devi"}""");
        Assert.Equal("second-factor", NeedsOf(await meera.MoveAsync(id, "acknowledge")));
        Assert.DoesNotContain("Meena", (await meera.GetAsync("/api/v1/cases/" + id)).Text, StringComparison.Ordinal);
        Assert.True((await meera.GetAsync("/api/v1/session")).Json.GetProperty("account").GetProperty("needsSecondFactor").GetBoolean());
        Assert.Equal(HttpStatusCode.OK, (await meera.GetAsync("/api/v1/board")).Status);

        await SetUpAsync(night, meera);

        Assert.Equal(HttpStatusCode.OK, (await meera.MoveAsync(id, "acknowledge")).Status);
        Assert.Equal(HttpStatusCode.OK, (await ravi.PostAsync($"/api/v1/cases/{id}/moves/note", """{"text":"an operator needs none"}""")).Status);
    }

    [Fact]
    public async Task Another_admin_resets_it_and_nobody_their_own()
    {
        await using var night = await StartAsync();
        var one = await night.OpensBoardAsync(await night.HasAsync("boss-one", Role.Admin));
        var (secret, _) = await SetUpAsync(night, one);
        var other = await night.OpensBoardAsync(await night.HasAsync("boss-two", Role.Admin));
        Assert.Equal(HttpStatusCode.Conflict, (await one.PostAsync("/api/v1/account/second-factor")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await one.PostAsync("/api/v1/accounts/boss-one/reset-second-factor")).Status);
        Assert.Equal("code", NeedsOf(await night.SignInAsync("boss-one")));

        Assert.Equal(HttpStatusCode.NoContent, (await other.PostAsync("/api/v1/accounts/boss-one/reset-second-factor")).Status);

        Assert.Equal(HttpStatusCode.OK, (await night.SignInAsync("boss-one")).Status);
        Assert.DoesNotContain(secret, (await other.GetAsync("/api/v1/accounts")).Text, StringComparison.OrdinalIgnoreCase);
    }

    // Sets it up as a page does, and gives the app's secret and the recovery codes.
    private static async Task<(string Secret, IReadOnlyList<string> Recovery)> SetUpAsync(Night night, Person person)
    {
        var begun = (await person.PostAsync("/api/v1/account/second-factor")).Json;
        var secret = begun.GetProperty("secret").GetString()!;
        Assert.Equal($"otpauth://totp/Satark:{person.Officer.Id}?secret={secret}&issuer=Satark&algorithm=SHA1&digits=6&period=30", begun.GetProperty("uri").GetString());
        Assert.True(begun.GetProperty("qr").GetProperty("size").GetInt32() > 30);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.PostAsync("/api/v1/account/second-factor/code", """{"code":"000000"}""")).Status);
        var ended = await person.PostAsync("/api/v1/account/second-factor/code", JsonSerializer.Serialize(new { code = CodeNow(night, secret) }));
        Assert.True(ended.Status == HttpStatusCode.OK, ended.Text);
        return (secret, [.. ended.Json.GetProperty("codes").EnumerateArray().Select(c => c.GetString()!)]);
    }

    private static string CodeNow(Night night, string secret) => Totp.Code(FromBase32(secret), Totp.StepOf(night.Satark.Clock.Now));

    private static Task<Answer> LinkAsync(Night night, string token, string? code) =>
        night.Satark.SendAsync(HttpMethod.Post, "/api/v1/session/link", JsonSerializer.SerializeToUtf8Bytes(new { token, code }), "application/json");

    private static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}

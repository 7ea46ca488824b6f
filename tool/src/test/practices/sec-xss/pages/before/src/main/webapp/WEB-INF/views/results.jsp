<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<c:set var="asked" value="${param.q}"/>
<input name="q" value="${asked}"> <!-- expect: sec-xss (medium) -->
<c:out value="${param.q}"/> <!-- silent: sec-xss because it is encoded -->
<c:if test="${param.q == 'all'}">all</c:if> <!-- silent: sec-xss because it is only compared -->
<p>${fn:escapeXml(param.q)}</p> <!-- silent: sec-xss because it is encoded -->
<c:url value="/more"><c:param name="page" value="2"/></c:url>
<p>${param.page}</p> <!-- silent: sec-xss because another page may have written it -->

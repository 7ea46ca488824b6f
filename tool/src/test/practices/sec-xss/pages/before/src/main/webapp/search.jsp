<%@ taglib prefix="c" uri="jakarta.tags.core" %>
<%
    String category = request.getParameter("category");
    String size = request.getParameter("size");
    size = String.valueOf(Integer.parseInt(size));
    String colour = escape(request.getParameter("colour"));
%>
<p>Nothing found in <%= category == null ? "all" : category %></p> <%-- expect: sec-xss (high) --%>
<p><%= size %></p> <%-- silent: sec-xss because it became a number --%>
<p><%= colour %></p> <%-- silent: sec-xss because a method looked at it --%>
<c:set var="known" value="<%= category %>"/> <%-- silent: sec-xss because an attribute is no output --%>
<%-- ${param.commented} --%>
